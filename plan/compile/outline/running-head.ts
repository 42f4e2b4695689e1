import type { Line } from './line.ts';

const page = /^(?:page\s)?(\d{1,3})(?:\s?(?:of|\/)\s?\d{1,3})?$/i;
/** Pages that a document must have before its heads and feet can be told. */
const fewest = 3;
/** Heads and feet stand so close to the number of their page. */
const near = 2;

/**
 * The lines without the numbers of pages and what stands beside them on page after page. The first of a head that
 * comes again stays, for it may be the title.
 */
export function withoutRunningHeads(all: readonly Line[]): readonly Line[] {
  const lines = withoutChapterHeads(all);
  const pages = pageLines(lines);
  if (pages.length < fewest) return lines;
  const counts = new Map<string, number>();
  for (const at of pages) {
    const around = lines.slice(Math.max(0, at - near), at + near + 1).map(({ text }) => text);
    for (const text of new Set(around)) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const heads = new Set(
    [...counts]
      .filter(([text, count]) => isHead(text) && count >= fewest && count * 2 >= pages.length)
      .map(([text]) => text),
  );
  if (heads.size === 0) return lines;
  const first = new Map([...heads].map((head) => [head, lines.findIndex(({ text }) => text === head)]));
  const numbers = new Set(pages);
  return lines.filter(
    ({ text }, at) =>
      !numbers.has(at) && (!heads.has(text) || (first.get(text) === at && at < (pages[0] ?? 0) - near)),
  );
}

const chapterHead = /^(?:chapter|part|section|appendix) \d{1,2}$/i;

/** Chapter 5 at the top of each of its pages, without a word. */
function withoutChapterHeads(lines: readonly Line[]): readonly Line[] {
  const counts = Map.groupBy(
    lines.filter(({ text }) => chapterHead.test(text)),
    ({ text }) => text,
  );
  return lines.filter((line) => {
    const same = counts.get(line.text) ?? [];
    return same.length < fewest || same[0] === line;
  });
}

function isHead(text: string): boolean {
  return text.length >= 4 && text.length <= 100 && !/[.;:]$/.test(text) && /[A-Za-z\u4e00-\u9fff]/.test(text);
}

/** Lines that are nothing but numbers, each greater than the one before. */
function pageLines(lines: readonly Line[]): number[] {
  const found: number[] = [];
  let last = 0;
  for (const [at, { text, tabular }] of lines.entries()) {
    const number = tabular ? 0 : Number(page.exec(text)?.[1] ?? '0');
    if (number <= last || number > last + 8) continue;
    found.push(at);
    last = number;
  }
  return found;
}
