import { Problem } from '@yuheng/kernel/problem';

const [tab, newline, space, zero, nine] = [9, 10, 32, 48, 57];

/** Goes through whole numbers between blanks; what is wrong is told with its line. */
export class NumberScanner {
  readonly #file: string;
  readonly #bytes: Uint8Array;
  #at = 0;
  #line = 1;

  constructor(file: string, bytes: Uint8Array) {
    this.#file = file;
    this.#bytes = bytes;
  }

  /**
   * The next number.
   * @param what it is, for the error
   * @throws Problem `network.bad-cover-file` where there is none from `least` to `most`
   */
  whole(what: string, least: number, most: number): number {
    this.#skip();
    const bytes = this.#bytes;
    const from = this.#at;
    let value = 0;
    let at = from;
    for (let byte = bytes[at] ?? -1; byte >= zero && byte <= nine; byte = bytes[at] ?? -1) {
      value = 10 * value + byte - zero;
      at += 1;
    }
    this.#at = at;
    const behind = bytes[at];
    const clean = at > from && (behind === undefined || isBlank(behind));
    if (!clean || value < least || value > most)
      throw this.#wrong(`${what} = ${this.#word(from)} (${least}–${most})`);
    return value;
  }

  /** @throws Problem `network.bad-cover-file` where something is left */
  end(): void {
    this.#skip();
    if (this.#at < this.#bytes.length) throw this.#wrong(`${this.#word(this.#at)}?`);
  }

  #skip(): void {
    const bytes = this.#bytes;
    while (this.#at < bytes.length) {
      const byte = bytes[this.#at] ?? 0;
      if (!isBlank(byte)) return;
      if (byte === newline) this.#line += 1;
      this.#at += 1;
    }
  }

  /** What stands there, up to a blank. */
  #word(from: number): string {
    let end = from;
    while (end < this.#bytes.length && end < from + 20 && !isBlank(this.#bytes[end] ?? 0)) end += 1;
    return JSON.stringify(new TextDecoder().decode(this.#bytes.subarray(from, end)));
  }

  #wrong(reason: string): Problem {
    return new Problem('network.bad-cover-file', { file: this.#file, line: this.#line, reason });
  }
}

function isBlank(byte: number): boolean {
  return byte === space || (byte >= tab && byte <= 13);
}
