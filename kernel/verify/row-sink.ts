/** Rows by what the log calls them. */
export const TABLES = {
  history: 'facts.history',
  current: 'facts.entity',
  entity: 'facts.entity',
  measurement: 'measures.measurement',
  evidence: 'measures.measurement',
  definition: 'measures.definition',
  assurance: 'measures.assurance',
  quality: 'measures.quality',
  case: 'cases.case',
  journal: 'cases.journal',
  notice: 'cases.notice',
} as const;

export type RowWord = keyof typeof TABLES;

/** What a fact says of itself: the number of who recorded it, and its digest. */
export interface Claim {
  readonly by: number;
  readonly digest: string;
}

/** Takes in the rows of a database as they lie, in whatever order. */
export interface RowSink {
  /**
   * @param key what the log calls it (audit/line.ts)
   * @param digest null: it contradicts itself
   * @param sequence of its entry, where the row says it
   * @param claim of a fact
   */
  found(
    tenant: number,
    word: RowWord,
    key: string,
    digest: string | null,
    sequence?: number | null,
    claim?: Claim | null,
  ): void;
  /** A page of rows has been told; resolves when more are wanted. */
  page(): Promise<void>;
}
