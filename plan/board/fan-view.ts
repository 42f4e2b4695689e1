import type { Outlook } from './outlook.ts';
import type { TargetForecast } from './target-forecast.ts';

type Fan = NonNullable<TargetForecast['forecast']>['fan'];

/** From the newest reading to the due date, as the document counts; empty without a forecast. */
export function fanView({ forecast }: Pick<Outlook, 'forecast'>, factor: number): Fan {
  return (forecast?.fan ?? []).map(({ at, median, low80, high80, low95, high95 }) => ({
    at,
    median: median / factor,
    low80: low80 / factor,
    high80: high80 / factor,
    low95: low95 / factor,
    high95: high95 / factor,
  }));
}
