import { Problem } from '@yuheng/kernel/problem';
import Type from 'typebox';
import { isDate } from './check-fields.ts';
import type { ThresholdWords } from './decision.ts';
import { TargetFields } from './fields.ts';

const { comparator, value, low, high, unit } = TargetFields.properties;

/** The number that somebody sets; `due` is the ISO date by which, null leaves the horizon as it is. */
export const SetNumber = Type.Object(
  { comparator, value, low, high, unit, due: Type.Union([Type.String({ maxLength: 10 }), Type.Null()]) },
  { additionalProperties: false },
);

/** @throws Problem plan.not-a-date, plan.date-ahead */
export function requirePast({ setOn }: Pick<ThresholdWords, 'setOn'>, now: Date): void {
  if (!isDate(setOn)) throw new Problem('plan.not-a-date', { date: setOn });
  if (setOn > now.toISOString().slice(0, 10)) throw new Problem('plan.date-ahead', { date: setOn });
}
