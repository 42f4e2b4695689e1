import type { Language } from '@yuheng/console/text/language';
import { joined, measuredWords } from '../target-words.ts';
import type { ScenarioTarget } from './scenario-query.ts';

type Target = ScenarioTarget['target'];

/** A figure of a target in words, as the document counts it. */
export function shownWords(
  target: Target,
  shown: number,
  language: Language,
  name: (key: string) => string,
): string {
  const known = [target.goal, target.reading?.quantity].find((one) => one != null && one.shown !== 0);
  const base = known == null ? shown : shown * (known.base / known.shown);
  return joined(measuredWords(target, { base, shown }, language, name));
}

/** A chance between 0 and 1 in whole per cent, of which none says that something is certain. */
export function chanceWords(chance: number | null | undefined): string {
  return chance == null ? '–' : `${Math.min(99, Math.max(1, Math.round(chance * 100)))}%`;
}

/** How the chance of meeting a target changes; empty where there is none on either side: the due date is past, or nobody knows it. */
export function headlineWords(
  before: number | null | undefined,
  after: number | null | undefined,
  name: (key: string, values: { readonly before: string; readonly after: string }) => string,
): string {
  if (before == null && after == null) return '';
  return name('scenario.headline', { before: chanceWords(before), after: chanceWords(after) });
}
