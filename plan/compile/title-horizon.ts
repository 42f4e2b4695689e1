import type { Horizon } from './compiled.ts';
import { type HorizonContext, readHorizons } from './horizon.ts';
import type { Line } from './line.ts';
import type { Title } from './title.ts';

/**
 * What the title says of time holds for everything that names no other: （2023—2025年）, or “十四五” of a
 * five-year plan (the fourteenth ends in 2025, and every other five years on).
 */
export function titleHorizon(
  text: string,
  head: readonly Line[],
  title: Title | null,
  context: HorizonContext,
): Horizon | null {
  const [first, last] = title === null ? [] : [head[title.first], head[title.last]];
  if (first === undefined || last === undefined) return null;
  const own = readHorizons(text, first.start, last.end, context).at(-1);
  if (own !== undefined) return own;
  const words = text.slice(first.start, last.end);
  const match = /[“"]?十([一二三四五六七八九])五[”"]?(?=.{0,60}规划)/s.exec(words);
  if (match === null) return null;
  const start = first.start + match.index;
  const year = 2005 + ('一二三四五六七八九'.indexOf(match[1] ?? '一') + 1) * 5;
  const span = { start, end: start + match[0].length };
  return {
    kind: 'absolute',
    text: match[0],
    span,
    year,
    date: null,
    minYears: null,
    maxYears: null,
    base: null,
  };
}
