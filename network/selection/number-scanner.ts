import { Problem } from '@yuheng/kernel/problem';

const [tab, newline, space, zero, nine] = [9, 10, 32, 48, 57];

/** What a number of a covering problem is. */
export const coverFields = [
  'rows',
  'columns',
  'cost',
  /** How many columns a row has, and how many rows a column. */
  'columns-of-row',
  'rows-of-column',
  'column',
  'row',
] as const;
export type CoverField = (typeof coverFields)[number];

/** What can be wrong with one: a number that is none or out of range, that the file ends, that something is left. */
export const coverFaults = [...coverFields, 'end', 'more'] as const;
type CoverFault = (typeof coverFaults)[number];

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
   * @param field what it is, and of which row or column, for the error
   * @throws Problem `network.bad-cover-file` where there is none from `least` to `most`, or the file ends
   */
  whole(field: CoverField, least: number, most: number, of = 0): number {
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
    if (from === bytes.length) throw this.#wrong('end', { field });
    if (!clean || value < least || value > most)
      throw this.#wrong(field, { field, of, found: this.#word(from), least, most });
    return value;
  }

  /** @throws Problem `network.bad-cover-file` where something is left */
  end(): void {
    this.#skip();
    if (this.#at < this.#bytes.length) throw this.#wrong('more', { found: this.#word(this.#at) });
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
    return new TextDecoder().decode(this.#bytes.subarray(from, end));
  }

  #wrong(fault: CoverFault, values: Readonly<Record<string, string | number>>): Problem {
    return new Problem('network.bad-cover-file', { file: this.#file, line: this.#line, ...values }, fault);
  }
}

function isBlank(byte: number): boolean {
  return byte === space || (byte >= tab && byte <= 13);
}
