import type { Horizon } from '../compiled.ts';
import { makingVerb } from '../target/goal-words.ts';
import { type Fields, firstYearOf, type HorizonContext } from './fields.ts';

/** Signs that what a sentence tells is done: 已建成, 累计, 截至, 达到了. */
const past = /已|累计|截[至止]|(?<!为|除|完不)了(?!解)|以来|曾/;
/** 2020年底前登记的企业, 2000年前建成的小区: the time tells which ones are meant. */
const attribute = /^[^，。；]{0,14}的(?=[^，。；]{2,})/;

/**
 * Whether a time of the text lies behind the plan: its year is before the plan's first. 2025年底前，新建… is an
 * obligation whatever the day of issue (a plan that is issued again keeps its dates), unless something says it is done.
 */
export function isOver(text: string, horizon: Horizon, context: HorizonContext): boolean {
  return isBefore(horizon, context) && !obliges(text, horizon);
}

function isBefore({ year }: Fields, context: HorizonContext): boolean {
  const first = firstYearOf(context);
  return year !== null && first !== null && year < first;
}

function obliges(text: string, { text: words, span }: Horizon): boolean {
  if (!/(?<!以)前$/.test(words)) return false;
  const before = /[^。；\n]{0,60}$/.exec(text.slice(Math.max(0, span.start - 60), span.start))?.[0] ?? '';
  const after = /^[^。；\n]{0,120}/.exec(text.slice(span.end, span.end + 120))?.[0] ?? '';
  if (past.test(before) || past.test(after) || attribute.test(after)) return false;
  return makingVerb.test(/^，?[^，]{0,30}/.exec(after)?.[0] ?? '');
}
