/** Text that is put together piece by piece while the rows of its offset map are kept. */
export class MappedText {
  readonly starts: number[] = [];
  readonly rows: number[] = [];
  #pieces: string[] = [];
  #length = 0;
  readonly #width: number;
  readonly #continues: (last: readonly number[], length: number, next: readonly number[]) => boolean;

  /** `continues` tells whether a row says nothing new after the last one, whose segment is `length` long. */
  constructor(
    width: number,
    continues: (last: readonly number[], length: number, next: readonly number[]) => boolean,
  ) {
    this.#width = width;
    this.#continues = continues;
  }

  get length(): number {
    return this.#length;
  }

  add(text: string, row: readonly number[]): void {
    if (text === '') return;
    const start = this.starts.at(-1);
    const last = this.rows.slice(-this.#width);
    if (start === undefined || !this.#continues(last, this.#length - start, row)) {
      this.starts.push(this.#length);
      this.rows.push(...row);
    }
    this.#pieces.push(text);
    this.#length += text.length;
  }

  text(): string {
    return this.#pieces.join('');
  }
}
