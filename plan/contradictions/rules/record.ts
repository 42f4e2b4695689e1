import type { Json } from '@yuheng/kernel/facts-model';
import type { Goal } from '@yuheng/kernel/forecast-goal';

/** What a unit says of a task: how it goes, that it is reported done, that it is closed, that a milestone is done. */
export const sayings = ['on-plan', 'behind', 'blocked', 'done', 'closed', 'milestone'] as const;
export type Saying = (typeof sayings)[number];

/** What a claim rests on: a source by its key, and the measurement where it named one. */
export interface Named {
  readonly source: string;
  readonly measurement: { readonly id: string; readonly value: number | null } | null;
}

/** Something that was said of a task, as a line of a journal has it. */
export interface Claim {
  /** Id of the case and number of the line. */
  readonly id: string;
  /** As the board names it. */
  readonly task: string;
  readonly plan: string;
  /** The unit that had the task then. */
  readonly unit: string | null;
  readonly by: string;
  readonly said: Saying;
  readonly text: string;
  readonly at: string;
  /** When the unit spoke last before, or the work began. */
  readonly since: string;
  readonly named: readonly Named[];
}

/** What a source said at a time. */
export interface SourceReading {
  /** When it was observed. */
  readonly at: string;
  readonly value: Json;
  /** When it was recorded, where that is known: a late source records long after. */
  readonly recordedAt: string | null;
}

/** A goal that hangs on a measure. */
export interface SourceGoal {
  /** As the board names the target. */
  readonly target: string;
  readonly plan: string;
  readonly subject: string;
  readonly goal: Goal;
}

/** An attribute of an entity, or a measure, with what it said over time. */
export interface Source {
  readonly key: string;
  readonly ref:
    | { readonly kind: 'fact'; readonly entity: string; readonly attribute: string }
    | { readonly kind: 'measure'; readonly code: string };
  /** What it is called, in all ways that are known: it is found in what people write. */
  readonly names: readonly string[];
  /** UN/CEFACT code, or a currency; null where it has none. */
  readonly unit: string | null;
  /** Null where nobody has said what is better. */
  readonly direction: Goal['direction'] | null;
  readonly goals: readonly SourceGoal[];
  /** One for each time that it spoke, oldest first, by the time of observation. */
  readonly readings: readonly SourceReading[];
  /** What it says today; null where it is gone. */
  readonly present: { readonly value: Json } | null;
}

/** All that is held against each other. */
export interface Record {
  readonly claims: readonly Claim[];
  readonly sources: ReadonlyMap<string, Source>;
  /** Pairs of tasks that a person called the same work, as `one other` in either order. */
  readonly same: ReadonlySet<string>;
}

export const kinds = [
  'no-progress',
  'contrary',
  'figure-differs',
  'target-not-met',
  'closed-without-evidence',
  'evidence-gone',
  'milestone-unrecorded',
  'counted-twice',
  'repeated',
] as const;
export type Kind = (typeof kinds)[number];

/** certain: what is recorded leaves no other reading · likely: it could be otherwise, and the reason says how. */
export type Certainty = 'certain' | 'likely';

/** What is recorded of a source, held beside what was said. */
export interface Recorded {
  readonly source: string;
  readonly before: SourceReading | null;
  readonly after: SourceReading | null;
}

/** Something said that does not agree with what is recorded. */
export interface Finding {
  readonly kind: Kind;
  /** The same for the same claim, whatever is recorded meanwhile. */
  readonly subject: string;
  readonly claim: Claim;
  /** Further claims that it is about. */
  readonly others: readonly Claim[];
  readonly recorded: readonly Recorded[];
  /** Since when they do not agree. */
  readonly since: string;
  readonly certainty: Certainty;
  /** Message `contradiction.reason.<key>` with its values. */
  readonly reason: { readonly key: string; readonly values: Readonly<{ [name: string]: string | number }> };
}
