import { beginsWithVerb } from '../clause/action-words.ts';
import { type Line, trimmed } from './line.ts';
import { type Marker, type MarkerFamily, readMarker } from './marker.ts';

/** How parts are numbered inside a line. */
const rows: readonly RegExp[] = [
  /(?<=[。；：）)〕】]\s?)[（(][\s\u3000]*\d{1,2}[\s\u3000]*[）)]/g,
  /(?<=[。；：）)〕】]\s?)\d{1,2}(?:[.．](?!\d)|、)(?=[\s\u3000]*[\u4e00-\u9fff“])/g,
  /(?<=[。；：）)〕】]\s?)[（(][一二三四五六七八九十]{1,2}[）)]/g,
];
const spoken = /(?<=[。；：）)]\s?)[一二三四五六七八九十]是(?![否非的])/g;
/** （由县水务局牵头）, 责任单位：…, 县公安局负责。 */
const namesUnit =
  /(?:责任|牵头|配合|参与)(?:单位|部门)[：:]|(?:厅|局|委|办|院|政府|乡镇|街道|公司|中心|部门|单位)[^，。；]{0,6}(?:牵头|负责|配合|落实)[^，。；]{0,4}[。；）)]/;
/** Whoever meets one of the following: what is listed there is nobody's work. */
const listsConditions = /(?:条件|情形|之一|要求|标准|包括|分为|如下|下列|以下)[^。]{0,8}[：:]?$/;

/**
 * The smallest numbered unit of work also where no line ends part it: 1．推进建设。（1）新建泵站。（2）改造管网。 gives its two
 * parts, and 1．新建泵站。2．改造管网。 is two; 一是…二是… are the parts of one sentence, and units of work only where each
 * names who answers for it.
 */
export function withInlineItems(text: string, lines: readonly Line[]): readonly Line[] {
  return lines.flatMap((line) => {
    const marker = line.tabular === true || line.card !== undefined ? null : readMarker(line.text);
    return marker === null ? [line] : [...parted(text, line, marker)];
  });
}

/** The line in its parts, each of which may have parts of its own; the line itself where it has none. */
function parted(text: string, line: Line, marker: Marker): Line[] {
  const going = goesOn(line.text, marker);
  if (going.length > 0) return split(text, line, going).flatMap((part) => parted(text, part, marker));
  for (const row of rows) {
    const cuts = cutsOf(line.text, row);
    if (cuts.length >= 2 && areWork(line.text, cuts)) return split(text, line, cuts);
  }
  const cuts = cutsOf(line.text, spoken);
  return cuts.length >= 2 && piecesOf(line.text, cuts).every((piece) => namesUnit.test(piece))
    ? split(text, line, cuts)
    : [line];
}

const stop = /[。；！）)〕】]/;
const counting: ReadonlySet<MarkerFamily> = new Set<MarkerFamily>([
  'han',
  'han-paren',
  'arabic',
  'arabic-paren',
  'arabic-half',
  'circled',
  'dotted2',
]);

/** Where a line that begins with a number goes on with the next ones in the same dress, each behind a stop. */
function goesOn(words: string, { family, style, prefix, ordinal, length }: Marker): number[] {
  if (!counting.has(family)) return [];
  const cuts: number[] = [];
  for (let at = length + 4; at < words.length - 2; at += 1) {
    if (!stop.test(words.charAt(at - 1)) && !/[。；！）)〕】]\s{1,3}$/.test(words.slice(at - 4, at)))
      continue;
    const next = readMarker(words.slice(at, at + 40));
    if (next?.family !== family || next.style !== style || next.prefix !== prefix) continue;
    if (next.ordinal === ordinal + cuts.length + 1) cuts.push(at);
  }
  return cuts.length >= 2 || areWork(words, [0, ...cuts]) ? cuts : [];
}

/** Where the numbers stand that count up from one; none where they do not. */
function cutsOf(words: string, row: RegExp): number[] {
  const found = [...words.matchAll(row)].map(({ index }) => index);
  return found.every((at, place) => ordinalAt(words, at) === place + 1) ? found : [];
}

function ordinalAt(words: string, at: number): number | null {
  return readMarker(words.slice(at, at + 40), false, true)?.ordinal ?? null;
}

function piecesOf(words: string, cuts: readonly number[]): string[] {
  return cuts.map((from, at) => words.slice(from, cuts[at + 1] ?? words.length));
}

/** Sentences, each of which says what to do; behind a colon they must also name who does it. */
function areWork(words: string, cuts: readonly number[]): boolean {
  const before = words.slice(0, cuts[0]);
  if (listsConditions.test(before)) return false;
  const pieces = piecesOf(words, cuts);
  const whole = pieces.slice(0, -1).every((piece) => /。(?:[（(][^（）()]{2,60}[）)])?\s*$/.test(piece));
  const named = pieces.every((piece) => namesUnit.test(piece));
  if (!named && (!whole || !/(?:^|[。）)]\s?)$/.test(before))) return false;
  return pieces.every((piece) => {
    const said = piece.slice(readMarker(piece.slice(0, 40))?.length ?? 0);
    // 摸底阶段（2024年3月—4月）。
    const head = /^[^，。；：（）()]{2,14}(?:[（(][^（）()]{2,24}[）)])?。(?=.{4,})/.test(said);
    return head || beginsWithVerb(said);
  });
}

function split(text: string, line: Line, cuts: readonly number[]): Line[] {
  const first = trimmed(text, line.start, line.start + (cuts[0] ?? 0));
  const parts = cuts.map((from, at): Line => {
    const end = line.start + (cuts[at + 1] ?? line.text.length);
    return { ...trimmed(text, line.start + from, end), inline: 'stop' };
  });
  return [{ ...line, end: first.end, text: first.text }, ...parts];
}
