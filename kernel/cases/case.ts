/** A piece of work. */
export interface Case {
  readonly id: string;
  readonly type: string;
  readonly state: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly owner: string | null;
  readonly openedAt: string;
  /** Of the present state: its own working days, or the due time of the whole case. */
  readonly dueAt: string | null;
  readonly finalDueAt: string | null;
  readonly closedAt: string | null;
  readonly version: number;
}

export interface JournalLine {
  readonly sequence: number;
  readonly at: string;
  readonly by: string;
  readonly transition: string;
  readonly from: string | null;
  readonly to: string;
  readonly note: string;
}
