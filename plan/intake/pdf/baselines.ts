import { solid } from './letters.ts';
import type { Baseline, Fragment, Run } from './page-text.ts';

/** A gap this many times the letter size parts a column or a cell from the next. */
const gap = 1.2;

/** Sorts the runs of a page into baselines, and these into fragments. Marks of footnotes are left out. */
export function toBaselines(runs: readonly Run[]): Baseline[] {
  const groups: Run[][] = [];
  for (const run of runs.toSorted((one, other) => one.y - other.y)) {
    // A raised or lowered letter lies within half of its neighbour's height.
    const group = groups
      .slice(-3)
      .find(
        (others) => others.some((other) => near(run, other)) && !others.some((other) => isOver(run, other)),
      );
    if (group === undefined) groups.push([run]);
    else group.push(run);
  }
  return groups.flatMap((group) => {
    const line = withoutNoteMarks(group.toSorted((one, other) => one.x - other.x));
    const fragments = toFragments(line);
    const largest = Math.max(...line.map(({ size }) => size));
    const base = line.find(({ size }) => size === largest);
    return base === undefined ? [] : [{ fragments, y: base.y, size: largest }];
  });
}

function near(run: Run, other: Run): boolean {
  return Math.abs(run.y - other.y) < 0.45 * Math.max(run.size, other.size);
}

/** Letters of another line, as where a page was printed without margins under its header. */
function isOver(run: Run, other: Run): boolean {
  if (Math.abs(run.y - other.y) < 0.1 * run.size) return false;
  const common = Math.min(run.x + run.width, other.x + other.width) - Math.max(run.x, other.x);
  return common > Math.min(run.size, other.size);
}

/** Small raised digits that refer to a footnote; behind the letter of a unit (m²) they belong to it. */
function withoutNoteMarks(runs: readonly Run[]): Run[] {
  const largest = Math.max(...runs.map(({ size }) => size));
  const base = runs.find(({ size }) => size === largest)?.y ?? 0;
  return runs.filter(({ text, size, y }, at) => {
    const raised = size < 0.78 * largest && y < base - 0.12 * largest;
    if (!raised || !/^[[〔(（]?(?:\d{1,3}|[①-⑳*†‡])[\]〕)）]?$/.test(text.trim())) return true;
    return /(?:^|[\d\s])[cdk]?m$/.test(runs[at - 1]?.text.trim() ?? '');
  });
}

export function toFragments(runs: readonly Run[]): Fragment[] {
  const widest = isJustified(runs) ? Number.POSITIVE_INFINITY : gap;
  const fragments: Run[][] = [];
  let right = Number.NEGATIVE_INFINITY;
  for (const run of runs) {
    const last = fragments.at(-1);
    if (last === undefined || run.x - right > widest * run.size) fragments.push([run]);
    else last.push(run);
    right = Math.max(right, run.x + run.width);
  }
  const [marker, words] = fragments;
  // A number that is set apart from what it counts by a tab; in a table it would stand among other cells.
  if (fragments.length === 2 && marker !== undefined && words !== undefined && isMarker(marker)) {
    return [toFragment([...marker, ...words])];
  }
  return fragments.map((parts) => toFragment(parts));
}

const bareMarker =
  /^(?:[•●○■□◆▪–—*·]|[（(]?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[a-zA-Z]|[ivxIVX]{1,6}|[一二三四五六七八九十百]{1,5})[.．、)）]|\d{1,3}(?:\.\d{1,3}){1,3}|[①-⑳])$/u;

function isMarker(runs: readonly Run[]): boolean {
  return bareMarker.test(
    runs
      .map(({ text }) => text)
      .join('')
      .trim(),
  );
}

/** Words drawn apart to fill a line: the gaps between them are wide, but all alike. */
function isJustified(runs: readonly Run[]): boolean {
  const gaps = runs.slice(1).flatMap((run, at) => {
    const last = runs[at];
    const between = last === undefined ? 0 : run.x - last.x - last.width;
    return between > 0.15 * run.size ? [between / run.size] : [];
  });
  const [least, most] = [Math.min(...gaps), Math.max(...gaps)];
  return gaps.length >= 2 && most < 3 && most > gap && most < 1.25 * least;
}

function toFragment(runs: readonly Run[]): Fragment {
  const spaced = withSpaces(runs);
  const size = Math.max(...runs.map((run) => run.size));
  return {
    runs: spaced,
    text: spaced.map(({ text }) => text).join(''),
    x: Math.min(...runs.map(({ x }) => x)),
    right: Math.max(...runs.map(({ x, width }) => x + width)),
    y: runs.find((run) => run.size === size)?.y ?? 0,
    size,
  };
}

const spacedOut =
  /(?<=[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”‘’①-⑳]) (?=[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”‘’①-⑳])/gu;
const betweenScripts =
  /(?<=[\p{Script=Han}\u3000-\u303f\uff00-\uffef“‘]) (?=\w)|(?<=[\w%.]) (?=[\p{Script=Han}\u3000-\u303f\uff00-\uffef”’])/gu;
/** So many spaces between Chinese characters of a line are no spaces: the line was drawn apart to fill the column. */
const drawnApart = 3;

/** Spaces by the gaps between runs (width 0: made by the reader); none between Chinese and Latin, where only the typesetting makes them. */
function withSpaces(runs: readonly Run[]): Run[] {
  const spaced: Run[] = [];
  const gaps = runs.reduce((sum, { text }) => sum + (text.match(spacedOut)?.length ?? 0), 0);
  for (const run of runs) {
    const last = spaced.at(-1);
    const tight = gaps >= drawnApart ? run.text.replace(spacedOut, '') : run.text;
    const text = tight.replace(betweenScripts, '');
    if (last !== undefined && gaps < drawnApart && isApart(last, run, text)) {
      spaced.push({ text: ' ', x: run.x, y: run.y, width: 0, size: run.size });
    }
    spaced.push({ ...run, text });
  }
  return spaced;
}

function isApart(last: Run, run: Run, text: string): boolean {
  if (/\s$/.test(last.text) || /^\s/.test(text)) return false;
  const [before, after] = [solid.test(last.text.slice(-1)), solid.test(text.charAt(0))];
  // 3.建设 drawn apart; 3. 建设 reads the same.
  if (after && last.text.endsWith('.')) return false;
  const least = before && after ? 0.8 : before || after ? 0.6 : 0.15;
  return run.x - (last.x + last.width) > least * run.size;
}
