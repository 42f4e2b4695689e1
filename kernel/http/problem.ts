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

  constructor(code: string, values: Readonly<Record<string, string | number>> = {}) {
    super(`${code} ${JSON.stringify(values)}`);
    this.code = code;
    this.values = values;
  }
}
