import type { Comparator, Target } from './compiled.ts';
import type { Quantity } from './quantity.ts';

type Test = readonly [pattern: RegExp, comparator: Comparator];

const after: readonly Test[] = [
  [/^(?:及|或|\(含\)|（含）)?以上/, '>='],
  [/^(?:左右|上下)/, '~'],
  [/^(?:及|或|（含）)?(?:以下|以内|之内)/, '<='],
];

const before: readonly Test[] = [
  [/(?:不低于|不少于|不小于|至少|at least)\s?$/i, '>='],
  [/(?:不超过|不高于|不大于|不多于|控制在|最多|up to|at most)\s?$/i, '<='],
  [/(?:降低?到|下降到|降低至|下降至|降至|减少到|减少至|压缩至|压缩到|压减至|压减到|缩短至|缩短到)$/, '<='],
  [/(?:超过|突破|大于|高于|多于|逾|超|more than|over|above)\s?$/i, '>'],
  [/(?:低于|少于|小于|less than|below)\s?$/i, '<'],
  [/(?:大约|约|接近|近|about|around)\s?$/i, '~'],
  [/(?:达到?|保持在|稳定在|[高升长加大增]到|[高升长加大增升]至|reach(?:es)?)\s?$/i, '>='],
];

/** How the number bounds what is to be reached; `=` where it stands alone. */
export function comparatorOf(quantity: Quantity, wordsBefore: string, wordsAfter: string): Comparator {
  if (quantity.high !== null) return 'range';
  if (quantity.more) return '>';
  const head = wordsBefore.slice(-12);
  const strict = before.find(([pattern]) => pattern.test(head))?.[1];
  if (strict !== undefined && strict !== '>=') return strict;
  return after.find(([pattern]) => pattern.test(wordsAfter))?.[1] ?? strict ?? '=';
}

/** Whether the number is a level, or changes or multiplies what there is. */
export function quantityKind(quantity: Quantity, wordsBefore: string): NonNullable<Target['quantity']> {
  if (quantity.form === 'multiple') return 'multiple';
  const head = wordsBefore.slice(-8).replace(/(?:约|超过|不低于|达到?|以上)$/, '');
  if (/(?:下降|降低|减少|压缩|压减|缩短|降)$/.test(head)) return 'decrease';
  return /(?:增长|增加|提高|提升|新增|增速|增长率|增幅)$/.test(head) ? 'increase' : 'level';
}

/** 以上, 左右 and the like right after a number. */
export function suffixLength(wordsAfter: string): number {
  return Math.max(0, ...after.map(([pattern]) => pattern.exec(wordsAfter)?.[0].length ?? 0));
}
