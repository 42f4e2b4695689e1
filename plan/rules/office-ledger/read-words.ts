import words from '../../office-ledger/words.json' with { type: 'json' };
import { dayOf, periodEnd } from '../../statistics/read-period.ts';

/** How a task goes, as offices write it. */
export type GoingKind = 'done' | 'on-plan' | 'behind' | 'blocked' | 'not-begun';
export const goingKinds = ['done', 'on-plan', 'behind', 'blocked', 'not-begun'] as const;

/** How a task goes by the words of a cell; null for words that are not known, never a guess. Pure. */
export function goingOf(text: string): GoingKind | null {
  const said = text.normalize('NFKC').trim().toLowerCase();
  return goingKinds.find((kind) => words.states[kind].includes(said)) ?? null;
}

/** The word of our own for how a task goes. */
export function goingWord(kind: GoingKind): string {
  return words.states[kind][0] ?? kind;
}

/** Whether a cell says that there is nothing to say. */
export function saysNothing(text: string): boolean {
  const said = text
    .normalize('NFKC')
    .trim()
    .replace(/[。.]$/, '')
    .toLowerCase();
  return said === '' || words.nothing.includes(said);
}

/** Units as a cell lists them. */
export function unitsIn(text: string): readonly string[] {
  return [
    ...new Set(
      text
        .split(/[、,，;；/\n]/)
        .map((unit) => unit.trim())
        .filter((unit) => unit !== ''),
    ),
  ];
}

export function joinedUnits(units: readonly string[]): string {
  return units.join(words.comma);
}

export function joinedTexts(texts: readonly string[]): string {
  return texts.join(words.semicolon);
}

/** The last day that a cell names (2026-06-30, 2026年6月底前, 2026年三季度); null for what is none. */
export function dueIn(text: string): string | null {
  const said = text
    .normalize('NFKC')
    .replaceAll(/\s/g, '')
    .replace(/T[\d:]+$/, '')
    .replace(/(?:底|之?前|底前)?(?:完成)?$/, '');
  return dayOf(said) ?? periodEnd(said);
}
