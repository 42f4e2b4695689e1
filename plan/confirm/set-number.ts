import Type from 'typebox';
import { dayOf } from '../briefing/china-day.ts';
import { checkDecided } from './check-fields.ts';
import type { ThresholdWords } from './decision.ts';
import { TargetFields } from './fields.ts';
import { refuseFaults } from './refuse.ts';

const { comparator, value, low, high, unit } = TargetFields.properties;

/** The number that somebody sets; `due` is the ISO date by which, null leaves the horizon as it is. */
export const SetNumber = Type.Object(
  { comparator, value, low, high, unit, due: Type.Union([Type.String({ maxLength: 10 }), Type.Null()]) },
  { additionalProperties: false },
);

/** @throws Problem plan.not-a-date, plan.year-out-of-range, plan.date-ahead */
export function requirePast({ setOn }: Pick<ThresholdWords, 'setOn'>, now: Date): void {
  refuseFaults(checkDecided('setOn', setOn, dayOf(now.toISOString())));
}
