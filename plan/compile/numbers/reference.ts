import type { Quantity } from '../quantity/quantity.ts';
import type { Surroundings } from './surroundings.ts';

const oneOf = /^[^，。；]{0,30}之一/;
const determined = /(?:确定|公布|批准|命名|评定|印发)的$/;
/** 15分钟便民生活圈, 24小时服务, 60岁以上老年人: the number is part of a name, or tells who is meant. */
const circle = /^[\u4e00-\u9fff]{0,8}圈/;
const invested = /(?:总投资|计划投资|估算投资|概算)(?:约|达|为)?$/;
const openingQuotes = /[“‘「『][^”’」』]{0,14}$/;
const closingQuotes = /^[^“‘「『]{0,14}[”’」』]/;

/** Whether a number only names or describes something. */
export function isReference(quantity: Quantity, { before, after }: Surroundings): boolean {
  if (oneOf.test(after) || determined.test(before) || invested.test(before)) return true;
  if (quantity.unit.kind === 'time' && (circle.test(after) || isAge(quantity, before))) return true;
  return openingQuotes.test(before) && closingQuotes.test(after);
}

function isAge({ unit }: Quantity, before: string): boolean {
  return /岁$/.test(unit.text) && !/寿命/.test(before);
}
