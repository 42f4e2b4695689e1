import type { NumberClass } from '../compiled.ts';
import { isEnglish } from '../language.ts';
import type { Quantity } from '../quantity/quantity.ts';
import { aims } from './aim.ts';
import { isAge, isCondition } from './condition.ts';
import { englishNumberClass } from './english-number-class.ts';
import { isForecast } from './forecast.ts';
import { isBaseline, isPast } from './past.ts';
import { isReference } from './reference.ts';
import { type NumberContext, type Surroundings, surroundings } from './surroundings.ts';

/**
 * Whether a number is a target of this plan, or what else it is: the discourse decides (tense and aspect, who is
 * spoken of, what the clause hangs on), and only what none of that claims can be a target.
 */
export function numberClass(quantity: Quantity, context: NumberContext): NumberClass {
  if (isEnglish(context.text.slice(context.clause.sentence.start, context.clause.sentence.end)))
    return englishNumberClass(quantity, context);
  const words = surroundings(quantity, context);
  if (isAge(quantity, words)) return 'condition';
  if (isReference(quantity, words)) return 'reference';
  if (context.section === 'background') return isForecast(words, context) ? 'forecast' : 'past';
  if (isCondition(quantity, words, context)) return 'condition';
  if (isBaseline(words)) return 'past';
  if (isForecast(words, context)) return 'forecast';
  if (isPast(words, context) && !isManyTimesNow(quantity, words)) return 'past';
  return aims(quantity, words, context) ? 'target' : 'other';
}

/** 提升至现有规模的3倍: what there is now is only the measure. */
function isManyTimesNow({ unit }: Quantity, { before }: Surroundings): boolean {
  return unit.text === '倍' && /(?:现有|目前|当前|原有)[^，。；\d]{0,8}的$/.test(before);
}
