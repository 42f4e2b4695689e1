/** A piece of work. */
export interface Case {
  readonly id: string;
  readonly type: string;
  readonly state: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly owner: string | null;
  /** Who takes part beside the owner. */
  readonly participants: readonly string[];
  /** The case to which it belongs. */
  readonly parent: string | null;
  readonly openedAt: string;
  /** Of the present state: its own working days, or the due time of the whole case. */
  readonly dueAt: string | null;
  readonly finalDueAt: string | null;
  readonly closedAt: string | null;
  /** Level of the gravest notice whose cause is still there. */
  readonly notice: string | null;
  readonly version: number;
}

/** Terms of a case, as far as a step set them. */
export interface CaseTerms {
  readonly owner?: string | null;
  readonly participants?: readonly string[];
  readonly finalDueAt?: string | null;
}

export interface JournalLine {
  readonly sequence: number;
  readonly at: string;
  readonly by: string;
  /** Name of the transition, or `open`, `revise`, `notify`, `answer`. */
  readonly transition: string;
  readonly from: string | null;
  readonly to: string;
  readonly note: string;
  /** What was said with the step beside the note, as its transition asks for it. */
  readonly detail: Readonly<Record<string, unknown>>;
  /** Null where the step set none. */
  readonly terms: CaseTerms | null;
}

/** A notice about a case: what it reminds of, whom, and what they answered. */
export interface Notice {
  readonly case: string;
  /** Of the notices of a case, from 1. */
  readonly number: number;
  readonly rule: string;
  readonly level: string;
  /** The due time that it is about, or the line of the journal that called for it. */
  readonly occasion: string;
  /** How far up the ladder, from 0. */
  readonly rung: number;
  readonly party: string;
  /** The owner at that time, where the party is the owner. */
  readonly unit: string | null;
  readonly issuedAt: string;
  readonly dueAt: string | null;
  readonly answerDueAt: string | null;
  /** When it had gone without an answer and the next above was told. */
  readonly lapsedAt: string | null;
  readonly answeredAt: string | null;
  readonly answeredBy: string | null;
  readonly answer: string | null;
  /** When its cause was gone. */
  readonly endedAt: string | null;
}
