import type { Baseline, Page } from './page-text.ts';

const depth = 3;
/** How far from the edge of a page its number may stand, as a share of the height. */
const margin = 0.13;
const dashed = /^[-—–－―·~\s]+\d{1,4}[-—–－―·~\s]+$/;
const bare = /^(?:\d{1,4}|[ivxl]{1,6}|\d{1,4}\s?[/／]\s?\d{1,4})$/i;
const worded =
  /^(?:第\s?\d{1,4}\s?页(?:[,，、\s/]*共\s?\d{1,4}\s?页)?|page\s\d{1,4}(?:\s(?:of|\/)\s\d{1,4})?)$/i;

export interface Trimmed {
  readonly pages: readonly Page[];
  readonly heads: number;
  readonly numbers: number;
}

/** Leaves out page numbers, and lines that come back at the same height near the edges of several pages. */
export function withoutRunningHeads(pages: readonly Page[]): Trimmed {
  const repeated = repeatedEdges(pages);
  let [heads, numbers] = [0, 0];
  const outer = pages.map((page) => [
    ...outermost(page, page.baselines, repeated),
    ...outermost(page, page.baselines.toReversed(), repeated),
  ]);
  const known = new Set(outer.flat().map(keyOf));
  const trimmed = pages.map((page, at) => {
    // Where a page holds nothing else, its head is known from the others.
    const only = page.baselines.every((line) => repeated.has(line));
    const drop = new Set(only ? page.baselines.filter((line) => known.has(keyOf(line))) : outer[at]);
    for (const line of drop) {
      if (isPageNumber(line, page)) numbers += 1;
      else heads += 1;
    }
    const left = page.baselines.filter((line) => !drop.has(line));
    for (const line of [left[0], left.at(-1)]) {
      if (line === undefined || drop.has(line) || !isPageNumber(line, page)) continue;
      drop.add(line);
      numbers += 1;
    }
    return { ...page, baselines: page.baselines.filter((line) => !drop.has(line)) };
  });
  return { pages: trimmed, heads, numbers };
}

/**
 * The lines from an edge of the page inwards that are its running head. They stand apart from the text, or are set in
 * another size: what goes on in the same rhythm is text that happens to say the same.
 */
function outermost(page: Page, inwards: readonly Baseline[], repeated: ReadonlySet<Baseline>): Baseline[] {
  const leading = usualLeading(page);
  let count = 0;
  for (const line of inwards.slice(0, depth)) {
    if (!repeated.has(line) && !isPageNumber(line, page)) break;
    count += 1;
  }
  for (; count > 0; count -= 1) {
    const [last, next] = [inwards[count - 1], inwards[count]];
    if (last === undefined || next === undefined) return [];
    const apart = Math.abs(next.y - last.y) > 1.25 * leading;
    if (apart || Math.abs(next.size - last.size) > 0.08 * next.size) break;
  }
  return inwards.slice(0, count).filter((line) => repeated.has(line));
}

function usualLeading({ baselines }: Page): number {
  const distances = baselines.slice(1).map(({ y }, at) => y - (baselines[at]?.y ?? 0));
  return distances.toSorted((one, other) => one - other)[Math.floor(distances.length / 2)] ?? 0;
}

function edges({ baselines }: Page): Baseline[] {
  return [...new Set([...baselines.slice(0, depth), ...baselines.slice(-depth)])];
}

function baselineText({ fragments }: Baseline): string {
  return fragments
    .map(({ text }) => text)
    .join(' ')
    .trim();
}

/** Page numbers go up: what is the same otherwise is the same line. */
function keyOf(line: Baseline): string {
  return baselineText(line).replace(/\d+/g, '#').replace(/\s+/g, '');
}

function repeatedEdges(pages: readonly Page[]): Set<Baseline> {
  const alike = new Map<string, Baseline[]>();
  for (const page of pages) {
    for (const line of edges(page)) {
      if (line.y > 0.2 * page.height && line.y < 0.8 * page.height) continue;
      const key = keyOf(line);
      alike.set(key, [...(alike.get(key) ?? []), line]);
    }
  }
  const enough = pages.length <= 4 ? 2 : 3;
  const repeated = new Set<Baseline>();
  for (const lines of alike.values()) {
    for (const line of lines) {
      if (lines.filter(({ y }) => Math.abs(y - line.y) <= 3).length >= enough) repeated.add(line);
    }
  }
  return repeated;
}

function isPageNumber(line: Baseline, page: Page): boolean {
  const text = baselineText(line);
  const outside = line.y < margin * page.height || line.y > (1 - margin) * page.height;
  return outside && (dashed.test(text) || worded.test(text) || bare.test(text));
}
