const chinese = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”‘’—…]/u;
const invisible = /[\u200b-\u200f\u2060\ufeff\u00ad]/;

/** A line of the document, each character with its stretch of the source; equal `from` and `to`: made by the reader. */
export interface HtmlLine {
  text: string;
  readonly from: number[];
  readonly to: number[];
}

/** Gathers characters into lines as a browser would: white space collapses, and a line of source ends without a space in Chinese. */
export class LineWriter {
  readonly lines: HtmlLine[] = [];
  #line: HtmlLine = emptyLine();
  #space: { from: number; to: number; wrap: boolean } | null = null;
  #marker = '';

  character(character: string, from: number, to: number, preformatted: boolean): void {
    if (preformatted && character === '\n') return this.end();
    if (/[ \t\n\r\f]/.test(character)) {
      this.#space ??= { from, to, wrap: false };
      if (character === '\n') this.#space.wrap = true;
      return;
    }
    if (invisible.test(character)) return;
    const space = this.#space;
    this.#space = null;
    if (space !== null && this.#line.text !== '') {
      const joined = space.wrap && chinese.test(this.#line.text.slice(-1)) && chinese.test(character);
      if (!joined) this.#put(' ', space.from, space.to);
    }
    this.#put(character, from, to);
  }

  /** The next line begins with a number or sign that stands nowhere in the source. */
  begin(marker: string): void {
    this.#marker = marker;
  }

  /** Ends the line if there is one. */
  end(): void {
    this.#space = null;
    if (this.#line.text !== '') this.lines.push(this.#line);
    this.#line = emptyLine();
  }

  /** Adds whole lines. */
  add(...lines: readonly HtmlLine[]): void {
    this.end();
    for (const line of lines) {
      if (line.text.trim() === '' && !line.text.includes('\t')) continue;
      this.#marker = '';
      this.lines.push(line);
    }
  }

  #put(character: string, from: number, to: number): void {
    if (this.#marker !== '') {
      const marker = this.#marker;
      this.#marker = '';
      appendLine(this.#line, madeLine(marker, from));
    }
    this.#line.text += character;
    this.#line.from.push(from);
    this.#line.to.push(to);
  }
}

export function emptyLine(): HtmlLine {
  return { text: '', from: [], to: [] };
}

/** Text that the reader made, at one place of the source. */
export function madeLine(text: string, at: number): HtmlLine {
  return {
    text,
    from: Array.from({ length: text.length }, () => at),
    to: Array.from({ length: text.length }, () => at),
  };
}

export function appendLine(line: HtmlLine, next: HtmlLine): void {
  line.text += next.text;
  for (const [at, from] of next.from.entries()) {
    line.from.push(from);
    line.to.push(next.to[at] ?? from);
  }
}
