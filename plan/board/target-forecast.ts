import type { Static } from 'typebox';
import Type from 'typebox';
import { ForecastView } from './view.ts';

const At = { at: Type.String() };

/** Everything that the page of a target shows of its future; figures as the document counts. */
export const TargetForecast = Type.Object({
  target: Type.String(),
  /** Null with the reason in the target's lamp: no number, no measure, no reading, no due date, or that date is past. */
  forecast: Type.Union([
    Type.Object({
      ...ForecastView.properties,
      /** Whether the time of the year is in it. */
      seasonal: Type.Boolean(),
      /** From the newest reading to the due date. */
      fan: Type.Array(
        Type.Object({
          ...At,
          median: Type.Number(),
          low80: Type.Number(),
          high80: Type.Number(),
          low95: Type.Number(),
          high95: Type.Number(),
        }),
      ),
    }),
    Type.Null(),
  ]),
  /** Newest reading, ISO time: what comes after it is forecast. */
  from: Type.Union([Type.String(), Type.Null()]),
  /** The usual time between readings, in days. */
  periodDays: Type.Number(),
  /** From now on the newest reading counts as too old, ISO time. */
  staleFrom: Type.Union([Type.String(), Type.Null()]),
  /** The straight line to the goal: from where progress is counted to the due date; empty where there is none. */
  line: Type.Array(Type.Object({ ...At, shown: Type.Number() })),
  /** Change per period: what the newest readings show, and what it takes from the newest one to the goal; null where that cannot be said. */
  pace: Type.Object({
    actual: Type.Union([Type.Number(), Type.Null()]),
    needed: Type.Union([Type.Number(), Type.Null()]),
  }),
});
export type TargetForecast = Static<typeof TargetForecast>;
