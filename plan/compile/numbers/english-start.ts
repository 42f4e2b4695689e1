import type { Quantity } from '../quantity/quantity.ts';
import type { Surroundings } from './surroundings.ts';

/** Where something starts from: from 82 per cent to 95 per cent; up from 12; (2023: 14 per cent); against 40 in 2022. */
export function isStart(quantity: Quantity, { before, after }: Surroundings): boolean {
  // up 5 points on last year
  if (
    /\b(?:up|down)\s(?:by\s)?$/i.test(before) &&
    /^\s(?:on|since|from|compared|against|over)\b/i.test(after)
  )
    return true;
  if (
    /\bfrom\s(?:(?:a|an|the)\s)?(?:(?:current|present|estimated)\s)?(?:(?:baseline|average|level|median|low|high|rate|total|figure)\sof\s)?(?:around |about |just |only |approximately |some |over )?$/i.test(
      before,
    )
  )
    return true;
  if (
    /\b(?:up|down) from [^.;]{0,20}$|\bcompared (?:with|to) [^.;]{0,20}$|\bagainst [^.;]{0,12}$|\bbaseline[^.;]{0,16}$/i.test(
      before,
    )
  )
    return true;
  return (
    /[([][^)\]]*$/.test(before) &&
    quantity.high === null &&
    /\b(?:currently|baseline|now|in 20\d\d)|20\d\d:/i.test(before.slice(-30) + after.slice(0, 24)) &&
    !/\bby 20/i.test(before.slice(-30))
  );
}
