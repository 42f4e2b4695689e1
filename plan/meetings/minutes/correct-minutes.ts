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
  /** By the key of their item, the proposals of numbers that the new version has as they were; null: of one that had none. */
  readonly proposals: ReadonlyMap<string, string | null>;
  /** Proposals of numbers that it does not have any more, and about which nobody decided yet. */
  readonly retracted: readonly string[];
  /** Decisions that the new version does not have as they were made: those of items by their keys. */
  readonly undone: readonly string[];
}

/** Of an earlier version: the minutes' item, and what became of the number that it set; null where it set none. */
export interface EarlierItem extends MinutesItem {
  readonly numberState: 'proposed' | 'approved' | 'rejected' | 'withdrawn' | null;
}

/**
 * What a version of minutes does to the resolutions of the one before (none for the first). What is the same word for word
 * goes on; what is otherwise ends, and a new one begins. Decisions that were carried out stay: a number is one once somebody else
 * approved it. Pure.
 */
export function correctMinutes(
  draft: MinutesDraft,
  dueOf: (due: MinutesDraft['items'][number]['resolutions'][number]['due']) => string,
  before: readonly EarlierItem[],
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
  const stays = ({ key, threshold }: MinutesItem): boolean =>
    threshold === null || sameNumber(said.get(key)?.threshold ?? null, threshold);
  return {
    items,
    withdrawn: [...earlier.values()].filter((one) => !kept.has(one.case)),
    proposals: new Map(
      before.flatMap((item) => (item.numberState !== null && stays(item) ? [[item.key, item.proposal]] : [])),
    ),
    retracted: before.flatMap((item) =>
      item.proposal !== null && item.numberState === 'proposed' && !stays(item) ? [item.proposal] : [],
    ),
    undone: before
      .filter((item) => {
        const { key, outcome, numberState } = item;
        const lost = outcome !== null && said.get(key)?.outcome !== outcome;
        return lost || (numberState === 'approved' && !stays(item));
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
