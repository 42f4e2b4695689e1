import type { MinutesDraft, MinutesItem, Resolution } from './minutes.ts';

/** A resolution before it has a case. */
export type NewResolution = Omit<Resolution, 'case'>;

export interface ResolutionChange {
  /** What the new version says, item by item; null: a case has to be opened for it. */
  readonly items: readonly {
    readonly key: string;
    readonly resolutions: readonly (NewResolution & { readonly case: string | null })[];
  }[];
  /** Those that the new version does not have, or has otherwise. */
  readonly withdrawn: readonly Resolution[];
  /** Decisions that the new version does not have as they were made: those of items by their keys. */
  readonly undone: readonly string[];
}

/**
 * What a version of minutes does to the resolutions of the one before (none for the first). What is the same word for word
 * goes on; what is otherwise ends, and a new one begins. Decisions that were carried out stay. Pure.
 */
export function correctMinutes(
  draft: MinutesDraft,
  dueOf: (due: MinutesDraft['items'][number]['resolutions'][number]['due']) => string,
  before: readonly MinutesItem[],
): ResolutionChange {
  const earlier = new Map(before.flatMap(({ resolutions }) => resolutions.map((one) => [one.number, one])));
  const kept = new Set<string>();
  const items = draft.items.map(({ key, resolutions }) => ({
    key,
    resolutions: resolutions.map(({ due, ...terms }) => {
      const now: NewResolution = { ...terms, text: terms.text.trim(), due: dueOf(due) };
      const was = earlier.get(now.number);
      if (was === undefined || !sameTerms(was, now)) return { ...now, case: null };
      kept.add(was.case);
      return { ...now, case: was.case };
    }),
  }));
  const said = new Map(draft.items.map((item) => [item.key, item]));
  return {
    items,
    withdrawn: [...earlier.values()].filter((one) => !kept.has(one.case)),
    undone: before
      .filter(({ key, outcome, threshold }) => {
        const now = said.get(key);
        const lost = outcome !== null && now?.outcome !== outcome;
        return lost || (threshold !== null && !sameNumber(now?.threshold ?? null, threshold));
      })
      .map(({ key }) => key),
  };
}

function sameTerms(was: Resolution, now: NewResolution): boolean {
  return (
    was.text === now.text &&
    was.unit === now.unit &&
    was.due === now.due &&
    [...was.others].toSorted().join('\n') === [...now.others].toSorted().join('\n')
  );
}

function sameNumber(a: MinutesItem['threshold'], b: NonNullable<MinutesItem['threshold']>): boolean {
  return (
    a !== null &&
    (['comparator', 'value', 'low', 'high', 'unit', 'due'] as const).every((name) => a[name] === b[name])
  );
}
