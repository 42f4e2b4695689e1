import type { Span } from '../compiled.ts';
import { isEnglish } from '../language.ts';
import { evenWidth } from './even-width.ts';
import { readMarker } from './marker.ts';

/** The text without what its layout has put into the sentences, and the way back to the text as it is. */
export interface SmoothText {
  readonly text: string;
  /** The stretch of the original that a stretch of the smooth text stands for. */
  readonly original: (span: Span) => Span;
  /** Nothing was taken out. */
  readonly same: boolean;
}

/** A line with the white space around it. */
interface RawLine {
  readonly start: number;
  readonly end: number;
  readonly indent: number;
  readonly words: string;
}

const han = /[\u3400-\u9fff，。、；：“”（）]/;
/** A sentence ends here, or the bracket behind it: 做好工作。（责任单位：市甲局） */
const stop = /[。！？；：.!?;:]["”’）)]?$|[。；][（(〔[【［][^。（）()]{2,200}[）)〕\]】］]$/;
/** Shorter lines are headings and verses, not the width of a page. */
const narrowest = 16;

/**
 * Takes out the line ends that stand inside a sentence only because the page was narrow, and the gaps that a reader of
 * scans leaves between characters. Documents whose lines are paragraphs stay as they are.
 */
export function smoothText(text: string): SmoothText {
  const even = evenWidth(text);
  const same = withReplaced(text, even);
  const cuts = [...markup(same), ...softBreaks(same), ...loosePrint(same), ...even].toSorted(
    (one, other) => one.start - other.start,
  );
  if (cuts.length === 0) return { text, original: (span) => span, same: true };
  const kept: { readonly from: number; readonly at: number }[] = [];
  let [smooth, from] = ['', 0];
  for (const cut of cuts) {
    if (cut.start < from) continue;
    kept.push({ from, at: smooth.length });
    smooth += text.slice(from, cut.start) + cut.by;
    // What replaces a break stands where the break stood.
    from = cut.end;
  }
  kept.push({ from, at: smooth.length });
  smooth += text.slice(from);
  const place = (offset: number) => {
    let [low, high] = [0, kept.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((kept[middle]?.at ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const { from: start, at } = kept[low] ?? { from: 0, at: 0 };
    return Math.min(start + offset - at, text.length);
  };
  return {
    text: smooth,
    original: ({ start, end }) => ({
      start: place(start),
      end: end <= start ? place(start) : place(end - 1) + 1,
    }),
    same: false,
  };
}

interface Cut extends Span {
  readonly by: string;
}

/** The text with single characters replaced, every other one in its place. */
function withReplaced(text: string, likes: readonly Cut[]): string {
  if (likes.length === 0) return text;
  const characters = text.split('');
  for (const { start, by } of likes) characters[start] = by;
  return characters.join('');
}

/** `## ` before a heading, `**` around words: how a text was typed, not what it says. */
function markup(text: string): Cut[] {
  const marks = [
    ...text.matchAll(/(?<=^[ \u3000]{0,3})#{1,6}[ \t]+(?=\S)/gm),
    ...[...text.matchAll(/\*\*(?=[^\s*])[^*\n]{0,300}?(?<=[^\s*])\*\*/g)].flatMap((bold) => [
      { 0: '**', index: bold.index },
      { 0: '**', index: bold.index + bold[0].length - 2 },
    ]),
  ];
  return marks.map((mark) => ({ start: mark.index, end: mark.index + mark[0].length, by: '' }));
}

function softBreaks(text: string): Cut[] {
  const lines = rawLines(text);
  const width = pageWidth(lines);
  if (width === null) return [];
  const indented = lines.filter(({ indent, words }) => indent > 0 && readMarker(words) !== null).length;
  const numbered = lines.filter(({ words }) => readMarker(words) !== null).length;
  const byIndent = numbered > 2 && indented * 2 > numbered;
  return lines.flatMap((line, at): Cut[] => {
    const next = lines[at + 1];
    if (next === undefined || next.words === '' || !isSoft(line, next, width, byIndent)) return [];
    const latin = /[\w,;.’)%-]$/.test(line.words) && /^[\w“‘($£€]/.test(next.words);
    return [{ start: line.end, end: next.start, by: latin && !/\w-$/.test(line.words) ? ' ' : '' }];
  });
}

function isSoft(line: RawLine, next: RawLine, width: number, byIndent: boolean): boolean {
  const full = line.indent + widthOf(line.words) >= width * 0.9 - 1.5;
  if (!full || line.words.includes('\t') || next.words.includes('\t') || /[|]/.test(next.words)) return false;
  if (readMarker(next.words, true) !== null) return false;
  if (isEnglish(line.words)) {
    if (/^[A-Z][\w ]{2,30}:/.test(next.words)) return false;
    return !stop.test(line.words) || /^[a-z]/.test(next.words);
  }
  if (/^[\u4e00-\u9fff]{2,8}(?:单位|部门|时限|期限)[：:]/.test(next.words)) return false;
  if (byIndent) return next.indent === 0 || next.indent < line.indent;
  return next.indent <= line.indent && !stop.test(line.words);
}

/** The width at which the lines of the document are broken; null where lines are paragraphs. */
function pageWidth(lines: readonly RawLine[]): number | null {
  const filled = lines.filter(({ words }) => words !== '');
  const widths = filled
    .map(({ words, indent }) => widthOf(words) + indent)
    .toSorted((one, other) => one - other);
  const widest = widths[Math.floor(widths.length * 0.97)] ?? 0;
  if (widest < narrowest || widest > 70) return null;
  const broken = filled.filter(
    ({ words, indent }, at) =>
      widthOf(words) + indent >= widest * 0.85 && !stop.test(words) && at + 1 < filled.length,
  ).length;
  return broken >= 4 && broken * 6 >= filled.length ? widest : null;
}

/** In Chinese characters; Latin letters are half as wide. */
function widthOf(words: string): number {
  let width = 0;
  for (const character of words) width += han.test(character) || character === '\u3000' ? 1 : 0.5;
  return width;
}

function rawLines(text: string): RawLine[] {
  const lines: RawLine[] = [];
  for (const match of text.matchAll(/[^\n]*(?:\n|$)/g)) {
    if (match[0] === '') continue;
    const line = match[0].replace(/[\r\n]+$/, '');
    const words = line.trim();
    const lead = line.length - line.trimStart().length;
    const start = match.index + lead;
    lines.push({ start, end: start + words.length, indent: widthOf(line.slice(0, lead)), words });
  }
  return lines;
}

/** Gaps between Chinese characters, where the whole text is strewn with them. */
function loosePrint(text: string): Cut[] {
  const gaps = [
    ...text.matchAll(/(?<=[\u4e00-\u9fff，、；：。])[ \u3000]{1,3}(?=[\u4e00-\u9fff，、；：。])/g),
  ];
  const letters = text.match(/[\u4e00-\u9fff]/g)?.length ?? 0;
  if (gaps.length < 20 || gaps.length * 40 < letters) return [];
  return gaps.flatMap((match): Cut[] => {
    const before = text.slice(Math.max(0, match.index - 24), match.index);
    const listed =
      /[厅局委办院府会部行司区县市省]$/.test(before) &&
      /单位|牵头|负责|配合/.test(text.slice(lineStart(text, match.index), match.index));
    if (listed || /(?:^|\n)[\s\u3000]*$/.test(before)) return [];
    return [{ start: match.index, end: match.index + match[0].length, by: '' }];
  });
}

function lineStart(text: string, at: number): number {
  return Math.max(text.lastIndexOf('\n', at - 1) + 1, at - 200);
}
