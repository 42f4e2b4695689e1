/**
 * A policy uses something of Cedar that the server does not compile: extension functions (ip, decimal, datetime), numbers
 * beyond 2^53, templates. It is refused as a whole; nothing is ever decided otherwise than Cedar would.
 */
export class Unsupported extends Error {
  override readonly name = 'Unsupported';
  readonly what: string;
  constructor(what: string) {
    super(`policies cannot use ${what} here`);
    this.what = what;
  }
}
