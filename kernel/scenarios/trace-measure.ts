import type { Fact } from '../facts/model/entity.ts';
import type { CompiledMeasure } from '../measures/evaluator.ts';
import type { FactSource } from '../measures/fact-source.ts';
import type { Sql } from '../store/database.ts';
import type { OverlaidFacts } from './overlaid-facts.ts';
import type { Happening } from './timeline.ts';

/** A figure at a time, with the scenario and without, in the measure's unit; null where there is nothing to compute from. */
export interface TracePoint {
  readonly at: string;
  readonly without: number | null;
  readonly with: number | null;
}

/** Times at which one measure is evaluated; of more that happen, so many are taken evenly, the first and the last among them. */
export const MOST_TIMES = 24;

/**
 * When a measure has to be evaluated: now, at the end, and whenever something comes true between that it can hear. Empty: the
 * scenario does not concern it. Pure.
 */
export function timesOf(
  { selections }: Pick<CompiledMeasure, 'selections'>,
  happenings: readonly Happening[],
  now: string,
  until: string,
): readonly string[] {
  const heard = happenings.filter(
    (one) => one.at <= until && selections.some((selection) => selection.hears(one)),
  );
  if (heard.length === 0) return [];
  const between = [...new Set(heard.map(({ at }) => at))].filter((at) => at > now && at < until).toSorted();
  return [...new Set([now, ...thinned(between, MOST_TIMES), until])].toSorted();
}

function thinned(times: readonly string[], most: number): readonly string[] {
  if (times.length <= most) return times;
  return Array.from(
    { length: most },
    (_, index) => times[Math.round((index * (times.length - 1)) / (most - 1))] ?? '',
  );
}

/** A measure along the times, by its one evaluator: only where the facts come from differs. */
export async function traceMeasure(
  measure: CompiledMeasure,
  times: readonly string[],
  facts: OverlaidFacts,
  sql: Sql,
  onTime: () => void = () => {},
): Promise<readonly TracePoint[]> {
  const points: TracePoint[] = [];
  for (const at of times) {
    onTime();
    points.push({
      at,
      without: await figure(measure, facts.without(at), sql),
      with: await figure(measure, facts.with(at), sql),
    });
  }
  return points;
}

/** A measure over any source of facts. */
export async function figure(measure: CompiledMeasure, facts: FactSource, sql: Sql): Promise<number | null> {
  const used: Record<string, readonly Fact[]> = {};
  for (const selection of measure.selections) used[selection.name] = await selection.read(facts, sql);
  return measure.compute(used).value;
}
