import type { Json } from '../model/entity.ts';
import type { Method } from '../temporal/aggregate.ts';
import { Aggregation, type AggregationQuery } from '../temporal/aggregation.ts';
import { isOfHours } from '../temporal/duration.ts';
import { type TemporalQuery, windowOf } from '../temporal/temporal-query.ts';
import { readHours } from './history-hours.ts';
import { factsOfRows, type SeriesInTime, seriesRows } from './past-rows.ts';
import type { ReadContext } from './read-entities.ts';
import { shardOf } from './shard.ts';

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
  for (const { key, first: begin, last: ends } of series) {
    const of = { id, key, first: begin ?? first, last: ends ?? last };
    if (await fromHours(context, of, { time, start }, query, aggregation)) continue;
    for await (const rows of seriesRows(context, { id, key, time: { ...time, lastN: null } }, PIECE)) {
      const facts = await factsOfRows(context, rows);
      for (const [index, fact] of facts.entries()) aggregation.add(fact, rows[index]?.time ?? start);
    }
  }
  return aggregation.represent();
}

const FROM_SUMS: ReadonlySet<Method> = new Set(['sum', 'avg', 'min', 'max']);
const HOUR_MS = 3_600_000;

/**
 * Takes what the hours come to that were added up already, where the question allows it: periods of whole hours, methods
 * that go on from sums, and a series that is numbers and observed at both of its ends.
 * @returns whether it could
 */
async function fromHours(
  context: ReadContext,
  of: { readonly id: string; readonly key: string; readonly first: string; readonly last: string },
  { time, start }: { readonly time: TemporalQuery; readonly start: string },
  { methods, duration }: AggregationQuery,
  aggregation: Aggregation,
): Promise<boolean> {
  const isWhole = isOfHours(duration) && Date.parse(start) % HOUR_MS === 0;
  if (time.property !== 'observedAt' || !isWhole || !methods.every((method) => FROM_SUMS.has(method)))
    return false;
  if (!(await isMeasured(context, of))) return false;
  const { from, to } = windowOf(time);
  const after = new Date(Date.parse(of.last) + 1).toISOString();
  const hours = await readHours(context, {
    entity: of.id,
    attribute: of.key,
    from: from ?? of.first,
    to: to !== null && to < after ? to : after,
  });
  const [attribute = '', datasetId] = of.key.split(' ');
  for (const { hour, ...summary } of hours)
    aggregation.addSummary({ attribute, ...(datasetId === undefined ? {} : { datasetId }) }, hour, summary);
  return true;
}

/** Are the first and the last instance observed numbers? */
async function isMeasured(
  { database, tenant }: ReadContext,
  {
    id,
    key,
    first,
    last,
  }: { readonly id: string; readonly key: string; readonly first: string; readonly last: string },
): Promise<boolean> {
  const [found] = await database.query<{ measured: boolean | null }>(
    `select bool_and(fact ? 'o' and jsonb_typeof(fact -> 'v') = 'number' and fact ->> 'k' = 'Property') as measured from facts.history
     where tenant = $1 and sid = $2 and id = $3 and attribute = $4 and at in ($5, $6) and fact is not null`,
    [tenant, shardOf(id), id, key, first, last],
  );
  return found?.measured === true;
}
