/** Something in the repository that breaks a rule of the house, in the words of a language. */
export interface Finding {
  /** Name of the rule: its file in cli/check/rules/. */
  readonly rule: string;
  /** Path from the root of the repository, with `/`. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  readonly message: string;
}

/** A finding before it is put into words: `case` and `values` fill the message `check.<rule>.<case>`. */
export interface Violation {
  readonly rule: string;
  readonly file: string;
  readonly line: number;
  readonly case: string;
  readonly values: Readonly<Record<string, string | number>>;
}
