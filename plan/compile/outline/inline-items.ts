import { beginsWithVerb } from '../clause/action-words.ts';
import { type Line, trimmed } from './line.ts';
import { readMarker } from './marker.ts';

const parens = /(?<=[。；：）)]\s?)[（(][\s\u3000]*\d{1,2}[\s\u3000]*[）)]/g;
const spoken = /(?<=[。；：）)]\s?)[一二三四五六七八九十]是(?![否非的])/g;
/** （由县水务局牵头）, 责任单位：…, 县公安局负责。 */
const namesUnit =
  /(?:责任|牵头|配合|参与)(?:单位|部门)[：:]|(?:厅|局|委|办|院|政府|乡镇|街道|公司|中心|部门|单位)[^，。；]{0,6}(?:牵头|负责|配合|落实)[^，。；]{0,4}[。；）)]/;
/** Whoever meets one of the following: what is listed there is nobody's work. */
const listsConditions = /(?:条件|情形|之一|要求|标准|包括|分为|如下|下列|以下)[^。]{0,8}[：:]?$/;

/**
 * The smallest numbered unit of work also where no line ends part it: 1．推进建设。（1）新建泵站。（2）改造管网。 gives its two
 * parts; 一是…二是… are the parts of one sentence, and units of work only where each names who answers for it.
 */
export function withInlineItems(text: string, lines: readonly Line[]): readonly Line[] {
  return lines.flatMap((line) => {
    if (line.tabular === true || line.card !== undefined || readMarker(line.text) === null) return [line];
    const spokenAt = cutsOf(line.text, spoken, '一二三四五六七八九十');
    const parenAt = cutsOf(line.text, parens, null);
    if (parenAt.length >= 2 && areWork(line.text, parenAt)) return [...split(text, line, parenAt)];
    return spokenAt.length >= 2 && piecesOf(line.text, spokenAt).every((piece) => namesUnit.test(piece))
      ? [...split(text, line, spokenAt)]
      : [line];
  });
}

/** Where the numbers stand that count up from one; none where they do not. */
function cutsOf(words: string, pattern: RegExp, numerals: string | null): number[] {
  const found = [...words.matchAll(pattern)];
  const counts = found.map(({ 0: said }) =>
    numerals === null ? Number(/\d+/.exec(said)?.[0]) : numerals.indexOf(said.charAt(0)) + 1,
  );
  return counts.every((count, at) => count === at + 1) ? found.map(({ index }) => index) : [];
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
  if (!named && (!whole || !/[。）)]\s?$/.test(before))) return false;
  return pieces.every((piece) => {
    const said = piece.replace(/^[（(][^（）()]*[）)][\s\u3000]*/, '');
    const headed = /^[^，。；：]{2,14}。(?=.{4,})/.exec(said)?.[0].length ?? 0;
    return beginsWithVerb(said) || headed > 0;
  });
}

function* split(text: string, line: Line, cuts: readonly number[]): Generator<Line> {
  const first = trimmed(text, line.start, line.start + (cuts[0] ?? 0));
  yield { ...line, end: first.end, text: first.text };
  for (const [at, from] of cuts.entries()) {
    const end = line.start + (cuts[at + 1] ?? line.text.length);
    yield { ...trimmed(text, line.start + from, end), inline: 'stop' };
  }
}
