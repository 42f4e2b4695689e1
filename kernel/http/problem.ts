/**
 * An error that the outside may see, as `application/problem+json` (RFC 9457).
 * The code is stable; its status is declared beside the code's owner, its texts are messages in both languages.
 */
export class Problem extends Error {
  override readonly name = 'Problem';
  /** `<pack or kernel module>.<code>`, for example `facts.wrong-unit`. */
  readonly code: string;
  /** Values for the placeholders `{name}` of the message. */
  readonly values: Readonly<Record<string, string | number>>;
  /** Which sentence of several the code has: the message `errors.<code>.<sentence>`; null: `errors.<code>`. */
  readonly sentence: string | null;

  constructor(
    code: string,
    values: Readonly<Record<string, string | number>> = {},
    sentence: string | null = null,
  ) {
    super(`${code} ${JSON.stringify(values)}`);
    this.code = code;
    this.values = values;
    this.sentence = sentence;
  }
}
