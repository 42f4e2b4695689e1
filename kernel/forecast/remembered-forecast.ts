import { digestOf } from '../audit/digest.ts';
import { type Forecast, type ForecastOptions, forecastSeries } from './forecast-series.ts';
import type { Reading } from './reading.ts';

/** A board of some hundred targets; each forecast takes about ten kilobytes. */
const KEPT = 500;

const kept = new Map<string, Forecast | null>();

/**
 * The forecast of a series, made once for the same readings, time and bounds: its seed is the digest of those, so that another
 * server, or the same one tomorrow, says the same.
 */
export function rememberedForecast(
  readings: readonly Reading[],
  options: Pick<ForecastOptions, 'until' | 'bounds'>,
): Forecast | null {
  const digest = digestOf([readings, options.until, options.bounds ?? null]);
  const known = kept.get(digest);
  if (known !== undefined) {
    // What was asked for last is let go last.
    kept.delete(digest);
    kept.set(digest, known);
    return known;
  }
  const forecast = forecastSeries(readings, { ...options, seed: Number.parseInt(digest.slice(0, 8), 16) });
  kept.set(digest, forecast);
  for (const oldest of kept.keys()) {
    if (kept.size <= KEPT) break;
    kept.delete(oldest);
  }
  return forecast;
}
