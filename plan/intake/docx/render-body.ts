import type { DocumentImage } from '../document-text.ts';
import { joinLines } from '../join-lines.ts';
import { MappedText } from '../map/mapped-text.ts';
import type { Block, Cell, Paragraph, Piece, Row } from './blocks.ts';
import type { NumberCounter } from './number-counter.ts';
import type { Styles } from './styles.ts';

interface Placed extends Piece {
  readonly paragraph: number;
}

/** Writes the blocks as text: paragraphs as lines with their numbers, rows as lines of cells. */
export class BodyRenderer {
  readonly images: DocumentImage[] = [];
  readonly #counter: NumberCounter;
  readonly #styles: Styles;
  readonly #text = new MappedText(
    4,
    ([, paragraph, run, offset = 0], length, [, nextParagraph, nextRun, nextOffset]) =>
      paragraph === nextParagraph &&
      run === nextRun &&
      (run === -1 ? nextOffset === -1 : offset + length === nextOffset),
  );

  constructor(counter: NumberCounter, styles: Styles) {
    this.#counter = counter;
    this.#styles = styles;
  }

  render(blocks: readonly Block[]) {
    this.#blocks(blocks);
    const { starts, rows } = this.#text;
    return { text: this.#text.text(), starts, rows };
  }

  #blocks(blocks: readonly Block[]): void {
    for (const line of this.#lines(blocks)) this.#write(line.placed, line.images);
  }

  /** Lines of paragraphs; those whose mark was deleted go on in the next one, which then is without its number. */
  *#lines(blocks: readonly Block[]): Generator<{ placed: Placed[]; images: readonly string[] }> {
    let open: Placed[] = [];
    for (const block of blocks) {
      if (block.kind === 'table') {
        for (const row of block.rows) if (!row.deleted) yield* this.#row(row);
        continue;
      }
      const begun = open.length > 0;
      open.push(...this.#placed(block, begun));
      if (!block.runsOn) {
        yield { placed: open, images: block.images };
        open = [];
      }
      yield* this.#lines(block.boxes);
    }
    if (open.length > 0) yield { placed: open, images: [] };
  }

  #placed(paragraph: Paragraph, begun: boolean): Placed[] {
    if (/^toc \d/i.test(this.#styles.name(paragraph.style))) return [];
    const words: Placed[] = paragraph.pieces.map((piece) => ({ ...piece, paragraph: paragraph.index }));
    const empty = words.every(({ text }) => text.trim() === '');
    if (begun || (paragraph.runsOn && empty)) return words;
    const number = this.#number(paragraph);
    if (number === null || number === '' || empty) return words;
    return [{ text: number, paragraph: paragraph.index, run: -1, offset: -1 }, ...words];
  }

  #number({ numId, level, style }: Paragraph): string | null {
    const own = numId ?? this.#styles.find(style, (found) => found.numId);
    if (own === null || own === 0) return null;
    const byStyle = () =>
      this.#styles.find(style, (found, id) => this.#counter.levelOf(own, id) ?? found.level);
    return this.#counter.next(own, level ?? byStyle() ?? 0);
  }

  *#row(row: Row): Generator<{ placed: Placed[]; images: readonly string[] }> {
    const placed: Placed[] = [];
    const images: string[] = [];
    const tab = (count: number) => {
      if (count > 0) placed.push({ text: '\t'.repeat(count), paragraph: -1, run: -1, offset: -1 });
    };
    tab(row.before);
    for (const [at, cell] of row.cells.entries()) {
      if (at > 0) tab(1);
      placed.push(...this.#cell(cell, images));
      tab(cell.columns - 1);
    }
    yield { placed, images };
  }

  #cell({ blocks }: Cell, images: string[]): Placed[] {
    const placed: Placed[] = [];
    const textOf = (pieces: readonly Placed[]) => pieces.map(({ text }) => text).join('');
    for (const line of this.#lines(blocks)) {
      images.push(...line.images);
      const pieces = line.placed.map((piece) => ({ ...piece, text: piece.text.replace(/[\n\t]/g, ' ') }));
      if (textOf(pieces).trim() === '') continue;
      const between = placed.length === 0 ? '' : joinLines(textOf(placed), textOf(pieces));
      if (between !== '') placed.push({ text: between, paragraph: -1, run: -1, offset: -1 });
      placed.push(...pieces);
    }
    return placed;
  }

  #write(placed: readonly Placed[], images: readonly string[]): void {
    for (const { text, paragraph, run, offset } of placed) {
      this.#text.add(text, [0, paragraph, run, offset]);
    }
    this.#end();
    for (const name of images) {
      this.images.push({ name, at: this.#text.length });
      this.#text.add(name, [0, placed[0]?.paragraph ?? -1, -1, -1]);
      this.#end();
    }
  }

  #end(): void {
    this.#text.add('\n', [0, -1, -1, -1]);
  }
}
