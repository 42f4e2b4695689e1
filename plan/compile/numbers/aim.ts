import { makingVerb, makingVerbLast, reachingVerb } from '../goal-words.ts';
import type { Quantity } from '../quantity/quantity.ts';
import { isCounter } from '../quantity/read-unit.ts';
import type { NumberContext, Surroundings } from './surroundings.ts';

const within = /第|由|包括|涵盖|分为|设有|覆盖全[市省县]/;
const suffixed = /^(?:及?以上|左右|以内|以下)/;
/** 30分钟内办结, 5个工作日: how fast, not how much; a target only where it is reached. */
const timed = /时间|时限|时长|周期|年限|工期|时效|寿命|响应|耗时|压缩|缩短/;

/** What is counted in speech only: 三个阶段, 两个方面. */
const abstract =
  /^(?:阶段|方面|层[次面]|环节|维度|转变|统一|原则|重点|坚持|确保|不|方向|领域|步骤|同步|关键|优先|结合|文明|意识|健全)/;

/** Whether the clause wants the number reached. */
export function aims(quantity: Quantity, { before, after }: Surroundings, context: NumberContext): boolean {
  const { section, continued, ahead } = context;
  const goal = section === 'goal' || (section === 'approach' && ahead);
  const reached = reachingVerb.test(before);
  switch (quantity.form) {
    case 'coverage':
      return goal || /实现|达到|做到|完成|确保/.test(before) || /^(?:率100%)?$/.test(after);
    case 'multiple':
      return true;
    case 'zero':
      return goal || /实现|确保|保持|达到|动态/.test(before);
    case 'rank':
      return goal || reached || /进入|跻身|位[居列]|保持|力争/.test(before);
    default:
  }
  if (quantity.unit.kind === 'time') return reached && (goal || timed.test(before));
  if (quantity.unit.kind === 'none') return goal || !/为$/.test(before);
  if (reached) return true;
  // 四个基地, 一个整体: a small count in Chinese numerals is a target only right after its verb.
  if (quantity.form === 'han' && quantity.low < 10 && isCounter(quantity.unit))
    return (makingVerbLast.test(before) && !abstract.test(after)) || (after === '' && makingVerb.test(before));
  if (quantity.unit.kind === 'share' && quantity.low === 100) return true;
  if (suffixed.test(after) && (goal || isCounter(quantity.unit))) return true;
  if (makingVerb.test(before) || continued) return true;
  // 绿色食品10个: a count that closes its clause is what the item is to bring, whatever the verb.
  const closes = isCounter(quantity.unit) && /^(?:及?以上|左右)?$/.test(after) && !within.test(before);
  return (goal || closes) && before.length > 1;
}
