import type { DocumentImage } from '../document-text.ts';
import { MappedText } from '../map/mapped-text.ts';
import { relativeWidth, solid } from './letters.ts';
import type { Box } from './page-drawing.ts';
import type { Fragment, PageLine, Run, Turn } from './page-text.ts';
import { shownBox } from './read-page.ts';

const nowhere = [0, 0, 0, 0, 0, 0];
const quotes = /^[“”‘’—…·]+|[“”‘’—…·]+$/g;
const broken = /(\p{Letter}+)[-\u2010\u00ad]$/u;

/** Writes paragraphs as lines of text, each stretch with its box. */
export function writeParagraphs(
  paragraphs: readonly (readonly PageLine[])[],
  turns: ReadonlyMap<number, Turn>,
) {
  const text = new MappedText(6, (last, _, next) => last[3] === 0 && next[3] === 0);
  const images: DocumentImage[] = [];
  const rowOf = (page: number, box: Box) => toRow(page, box, turns.get(page));
  const shown = new Map<number, number>();
  const words = vocabulary(paragraphs);
  const said = paragraphs.flat().filter((line) => line.text !== '');
  const chinese = said.length === 0 || said.some((line) => solid.test(line.text));
  for (const lines of paragraphs) {
    for (const [at, line] of lines.entries()) {
      if (line.kind === 'image') {
        const count = (shown.get(line.page) ?? 0) + 1;
        shown.set(line.page, count);
        const more = count === 1 ? '' : `-${count}`;
        const name = chinese ? `第${line.page}页${more}.png` : `page-${line.page}${more}.png`;
        images.push({ name, at: text.length });
        text.add(name, line.box === null ? nowhere : rowOf(line.page, line.box));
      }
      for (const [column, cell] of line.cells.entries()) {
        if (column > 0) text.add('\t', nowhere);
        writeCell(text, cell, line, lines[at + 1], words, rowOf);
      }
    }
    text.add('\n', nowhere);
  }
  return { text: text.text(), starts: text.starts, rows: text.rows, images };
}

function writeCell(
  text: MappedText,
  fragments: readonly Fragment[],
  line: PageLine,
  next: PageLine | undefined,
  words: ReadonlySet<string>,
  rowOf: (page: number, box: Box) => readonly number[],
): void {
  for (const [at, fragment] of fragments.entries()) {
    const following = fragments[at + 1]?.text ?? (line.kind === 'line' ? next?.text : undefined);
    const onOneLine = fragments[at + 1] !== undefined && fragments[at + 1]?.y === fragment.y;
    const gap = following === undefined ? '' : onOneLine ? ' ' : between(fragment.text, following, words);
    const end = fragment.runs.length - 1;
    for (const [place, run] of fragment.runs.entries()) {
      const shown = place === end ? run.text.trimEnd() : run.text;
      writeRun(
        text,
        { ...run, text: gap === null && place === end ? shown.slice(0, -1) : shown },
        run,
        (box) => rowOf(line.page, box),
      );
    }
    if (gap !== null) text.add(gap, nowhere);
  }
}

/** What stands between two lines of one paragraph; null: the hyphen at the end of the first goes. */
function between(last: string, next: string, words: ReadonlySet<string>): string | null {
  const [end, begin] = [last.trimEnd().slice(-1), next.trimStart().charAt(0)];
  if (solid.test(end) || solid.test(begin)) return '';
  // Quotation marks belong to either script: they are set as what they enclose.
  if (solid.test(last.trimEnd().replace(quotes, '').slice(-1))) return '';
  if (solid.test(next.trimStart().replace(quotes, '').charAt(0))) return '';
  // In Chinese lines break at signs too (3 over —5): only words and numbers of Latin letters are parted by spaces.
  const sign = !/[\p{Letter}\d]/u.test(end) || !/[\p{Letter}\d]/u.test(begin);
  if (sign && solid.test(last) && solid.test(next)) return '';
  if (/\d/.test(end) && /\d/.test(begin) && solid.test(last)) return '';
  // 5 over G网络: where a line of Chinese is full, it breaks within a word of digits and letters.
  if (/\d/.test(end) !== /\d/.test(begin) && solid.test(last) && solid.test(next)) return '';
  const head = broken.exec(last.trimEnd())?.[1];
  const tail = /^\p{Lowercase_Letter}+/u.exec(next.trimStart())?.[0];
  if (head === undefined || tail === undefined) return /[-\u2010]/.test(end) ? '' : ' ';
  // A compound keeps its hyphen where the document writes it with one elsewhere.
  const compound = words.has(`${head}-${tail}`.toLowerCase()) && !words.has(`${head}${tail}`.toLowerCase());
  return compound ? '' : null;
}

/** Words of the document that stand whole in a line. */
function vocabulary(paragraphs: readonly (readonly PageLine[])[]): Set<string> {
  const words = new Set<string>();
  for (const { text } of paragraphs.flat()) {
    for (const [word] of text.matchAll(/\p{Letter}+(?:-\p{Letter}+)*/gu)) words.add(word.toLowerCase());
  }
  return words;
}

/** Chinese of any length, or one word of another script: within them letters are about equally wide. */
const stretches =
  /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]+|[^\p{Script=Han}\u3000-\u303f\uff00-\uffef\s]+\s*|\s+/gu;

function writeRun(text: MappedText, shown: Run, whole: Run, rowOf: (box: Box) => readonly number[]): void {
  if (whole.width === 0) return text.add(shown.text, nowhere);
  const widthOf = (words: string) => [...words].reduce((sum, letter) => sum + relativeWidth(letter), 0);
  const total = widthOf(whole.text);
  let left = whole.x;
  for (const [stretch] of shown.text.matchAll(stretches)) {
    const right = left + (whole.width * widthOf(stretch)) / total;
    const [top, bottom] = [whole.y - 0.88 * whole.size, whole.y + 0.24 * whole.size];
    text.add(stretch, rowOf({ left, top, right, bottom }));
    left = right;
  }
}

function toRow(page: number, box: Box, turn: Turn | undefined): number[] {
  const { left, top, right, bottom } = turn === undefined ? box : shownBox(box, turn);
  const sides = [left, top, right - left, bottom - top].map((side) => Math.round(side * 10));
  return [page, ...sides, turn?.degrees ?? 0];
}
