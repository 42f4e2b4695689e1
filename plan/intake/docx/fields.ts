/**
 * Fields of a paragraph and beyond: instruction, then result (w:fldChar, ECMA-376 part 1, 17.16.18). The result is what
 * stands in the document; a table of contents is left out, since it says again what the headings say.
 */
export class Fields {
  readonly #open: { instruction: string; result: boolean }[] = [];
  contents = 0;

  mark(kind: string | undefined): void {
    if (kind === 'begin') this.#open.push({ instruction: '', result: false });
    else if (kind === 'end') this.#open.pop();
    else if (kind === 'separate') this.#separate();
  }

  instruct(text: string): void {
    const field = this.#open.at(-1);
    if (field !== undefined && !field.result && field.instruction.length < 200) field.instruction += text;
  }

  /** Whether text at this place is to be read. */
  get silent(): boolean {
    return this.#open.some(({ instruction, result }) => !result || isContents(instruction));
  }

  #separate(): void {
    const field = this.#open.at(-1);
    if (field === undefined) return;
    field.result = true;
    if (isContents(field.instruction)) this.contents += 1;
  }
}

function isContents(instruction: string): boolean {
  return /^\s*TOC\b/i.test(instruction);
}
