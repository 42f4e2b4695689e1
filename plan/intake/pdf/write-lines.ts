import type { DocumentImage } from '../document-text.ts';
import { MappedText } from '../map/mapped-text.ts';
import { relativeWidth, solid } from './letters.ts';
import type { Fragment, PageLine, Run } from './page-text.ts';

const nowhere = [0, 0, 0, 0, 0];
const broken = /(\p{Letter}+)-$/u;

/** Writes paragraphs as lines of text, each stretch with its box. */
export function writeParagraphs(paragraphs: readonly (readonly PageLine[])[]) {
  const text = new MappedText(5, (last, _, next) => last[3] === 0 && next[3] === 0);
  const images: DocumentImage[] = [];
  const words = vocabulary(paragraphs);
  const chinese = paragraphs.flat().some((line) => solid.test(line.text));
  for (const lines of paragraphs) {
    for (const [at, line] of lines.entries()) {
      if (line.kind === 'image') {
        const name = chinese ? `第${line.page}页.png` : `page-${line.page}.png`;
        images.push({ name, at: text.length });
        text.add(name, nowhere);
      }
      for (const [column, cell] of line.cells.entries()) {
        if (column > 0) text.add('\t', nowhere);
        writeCell(text, cell, line, lines[at + 1], words);
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
        line.page,
      );
    }
    if (gap !== null) text.add(gap, nowhere);
  }
}

/** What stands between two lines of one paragraph; null: the hyphen at the end of the first goes. */
function between(last: string, next: string, words: ReadonlySet<string>): string | null {
  const [end, begin] = [last.trimEnd().slice(-1), next.trimStart().charAt(0)];
  if (solid.test(end) || solid.test(begin)) return '';
  if (/\d/.test(end) && /\d/.test(begin) && solid.test(last)) return '';
  const head = broken.exec(last.trimEnd())?.[1];
  const tail = /^\p{Lowercase_Letter}+/u.exec(next.trimStart())?.[0];
  if (head === undefined || tail === undefined) return end === '-' ? '' : ' ';
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

/** One row for each stretch of letters of one width, so that boxes fit in mixed text. */
function writeRun(text: MappedText, shown: Run, whole: Run, page: number): void {
  if (whole.width === 0) return text.add(shown.text, nowhere);
  const total = [...whole.text].reduce((sum, letter) => sum + relativeWidth(letter), 0);
  let x = whole.x;
  for (const [stretch] of shown.text.matchAll(
    /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]+|[^\p{Script=Han}\u3000-\u303f\uff00-\uffef]+/gu,
  )) {
    const width = (whole.width * relativeWidth(stretch.charAt(0)) * [...stretch].length) / total;
    const row = [x, whole.y - 0.88 * whole.size, width, 1.12 * whole.size].map((side) =>
      Math.round(side * 10),
    );
    text.add(stretch, [page, ...row]);
    x += width;
  }
}
