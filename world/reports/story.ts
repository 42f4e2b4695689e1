/** What a source of the story said, and when it was recorded. */
export interface StoryReading {
  /** ISO time of observation. */
  readonly at: string;
  readonly value: number | string;
  readonly recordedAt: string;
}

/** An attribute that a running system records, or a figure that a measure gives. */
export interface StorySource {
  readonly key: string;
  readonly kind: 'fact' | 'measure';
  readonly names: readonly string[];
  /** UN/CEFACT code or currency (money in fen); null for a state. */
  readonly unit: string | null;
  readonly direction: 'up' | 'down' | null;
  /** What a plan wants it to reach. */
  readonly goal: { readonly plan: string; readonly subject: string; readonly value: number } | null;
  /** Oldest first. */
  readonly readings: readonly StoryReading[];
  /** The entity does not exist any more. */
  readonly gone: boolean;
}

/** What a unit said of a task. */
export interface StoryReport {
  readonly task: string;
  readonly plan: string;
  readonly unit: string;
  readonly at: string;
  readonly since: string;
  readonly said: 'on-plan' | 'behind' | 'blocked' | 'done' | 'closed' | 'milestone';
  readonly text: string;
  /** Keys of sources, with the figure that a measurement had then, where it named one. */
  readonly evidence: readonly { readonly source: string; readonly measured: number | null }[];
}

/** Sources and reports that belong together, and what of it is a contradiction. */
export interface Scene {
  /** Which way of writing it this is. */
  readonly name: string;
  readonly sources: readonly StorySource[];
  readonly reports: readonly StoryReport[];
  /** Pairs of tasks that the office has called the same work. */
  readonly same: readonly (readonly [string, string])[];
  /** Kind, and which of the reports says what is not so. */
  readonly planted: { readonly kind: string; readonly report: number } | null;
}
