import type { Json } from '../model/entity.ts';
import { Aggregation, type AggregationQuery } from '../temporal/aggregation.ts';
import type { TemporalQuery } from '../temporal/temporal-query.ts';
import { factsOfRows, type SeriesInTime, seriesRows } from './past-rows.ts';
import type { ReadContext } from './read-entities.ts';

/** Instances that are read at once. */
const PIECE = 5000;

/**
 * Aggregates of one entity's past (clause 4.5.19). Periods begin at `timeAt`, or where the first instance is; a period of no
 * length is the asked time, as far as the question or the instances bound it.
 */
export async function aggregatePast(
  context: ReadContext,
  { id, series }: { readonly id: string; readonly series: readonly SeriesInTime[] },
  time: TemporalQuery,
  query: AggregationQuery,
): Promise<Readonly<Record<string, Json>>> {
  const firsts = series.flatMap(({ first }) => (first === null ? [] : [first])).toSorted();
  const lasts = series.flatMap(({ last }) => (last === null ? [] : [last])).toSorted();
  const [first, last] = [firsts[0], lasts.at(-1)];
  if (first === undefined || last === undefined) return {};
  const { relation, timeAt, endTimeAt } = time;
  const start = (relation === 'before' ? null : timeAt) ?? first;
  const end = (relation === 'before' ? timeAt : endTimeAt) ?? last;
  const aggregation = new Aggregation(query, { start, end });
  for (const { key } of series) {
    for await (const rows of seriesRows(context, { id, key, time: { ...time, lastN: null } }, PIECE)) {
      const facts = await factsOfRows(context, rows);
      for (const [index, fact] of facts.entries()) aggregation.add(fact, rows[index]?.time ?? start);
    }
  }
  return aggregation.represent();
}
