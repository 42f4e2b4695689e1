import type { Database, Sql } from '../../store/database.ts';
import type { ReadContext } from './read-entities.ts';
import { shardOf } from './shard.ts';

const HOUR_MS = 3_600_000;
/**
 * An hour is rolled up so long after its end, and a writer that comes so long after its end says so. Between the two a
 * transaction that was begun in time has ended, and clocks of servers may differ.
 */
const ROLLED_AFTER_MS = 10 * 60_000;
const LATE_AFTER_MS = 2 * 60_000;
/** What is rolled up in one transaction. */
const HOURS_AT_ONCE = 24;
const LATE_AT_ONCE = 5000;

const NUMBERS = `count(*) as count, sum((h.fact ->> 'v')::double precision) as sum,
  min((h.fact ->> 'v')::double precision) as minimum, max((h.fact ->> 'v')::double precision) as maximum`;
const IS_NUMBER = `jsonb_typeof(h.fact -> 'v') = 'number'`;
// What was rolled up from more than is left (history is not kept for ever) stays as it is.
const KEEP = `on conflict (tenant, sid, id, attribute, hour) do update
  set count = excluded.count, sum = excluded.sum, minimum = excluded.minimum, maximum = excluded.maximum
  where excluded.count >= facts.history_hour.count`;

/** The hour of a time, as its beginning. */
function hourOf(at: number | string, round = Math.floor): string {
  return new Date(round(new Date(at).getTime() / HOUR_MS) * HOUR_MS).toISOString();
}

/** A number that was recorded of an attribute. */
export interface RecordedNumber {
  readonly id: string;
  readonly attribute: string;
  readonly at: string;
}

/**
 * Notes the hours that ended before somebody added to them: they are rolled up anew. In the transaction that adds.
 * @param numbers what was recorded as a number
 */
export async function noteLate(
  tenant: number,
  numbers: readonly RecordedNumber[],
  now: string,
  tx: Sql,
): Promise<void> {
  const open = hourOf(Date.parse(now) - LATE_AFTER_MS);
  const late = new Map<string, { sid: number; id: string; attribute: string; hour: string }>();
  for (const { id, attribute, at } of numbers) {
    if (at >= open) continue;
    const hour = hourOf(at);
    late.set(`${hour} ${attribute} ${id}`, { sid: shardOf(id), id, attribute, hour });
  }
  if (late.size === 0) return;
  // Those that are there already are touched as well: whoever rolls them up just now must wait for this transaction.
  await tx.query(
    `insert into facts.history_late (tenant, sid, id, attribute, hour, touched)
     select $1, sid, id, attribute, hour, $3 from jsonb_to_recordset($2::jsonb) as new (sid smallint, id text, attribute text, hour timestamptz)
     order by sid, id, attribute, hour on conflict (tenant, sid, id, attribute, hour) do update set touched = excluded.touched`,
    [tenant, JSON.stringify([...late.values()]), now],
  );
}

/** Rolls up the hours that have ended, and those that got more since, of all tenants. Several servers may do it at once. */
export async function rollHours(database: Database, now: Date): Promise<void> {
  const tenants = await database.query<{ id: number }>('select id from facts.tenant order by id', []);
  for (const { id } of tenants) await rollHoursOf(id, database, now);
}

async function rollHoursOf(tenant: number, database: Database, now: Date): Promise<void> {
  await database.query(
    'insert into facts.history_rolled (tenant, until) values ($1, $2) on conflict do nothing',
    [tenant, hourOf(now.getTime() - ROLLED_AFTER_MS)],
  );
  while (await database.transaction((tx) => rollEnded(tenant, now, tx)));
  while (await database.transaction((tx) => rollLate(tenant, tx)));
}

/** @returns whether there may be more */
async function rollEnded(tenant: number, now: Date, tx: Sql): Promise<boolean> {
  const [rolled] = await tx.query<{ until: string }>(
    'select until from facts.history_rolled where tenant = $1 for update skip locked',
    [tenant],
  );
  const ended = hourOf(now.getTime() - ROLLED_AFTER_MS);
  if (!rolled || rolled.until >= ended) return false;
  const chunk = new Date(Date.parse(rolled.until) + HOURS_AT_ONCE * HOUR_MS).toISOString();
  const until = chunk < ended ? chunk : ended;
  await tx.query(
    `insert into facts.history_hour (tenant, sid, id, attribute, hour, count, sum, minimum, maximum)
     select h.tenant, h.sid, h.id, h.attribute, date_trunc('hour', h.at, 'UTC'), ${NUMBERS} from facts.history h
     where h.tenant = $1 and h.at >= $2 and h.at < $3 and ${IS_NUMBER} group by 1, 2, 3, 4, 5 ${KEEP}`,
    [tenant, rolled.until, until],
  );
  await tx.query('update facts.history_rolled set until = $2 where tenant = $1', [tenant, until]);
  return until < ended;
}

/** @returns whether there may be more */
async function rollLate(tenant: number, tx: Sql): Promise<boolean> {
  const late = await tx.query<{ sid: number; id: string; attribute: string; hour: string }>(
    `delete from facts.history_late where (tenant, sid, id, attribute, hour) in (
       select tenant, sid, id, attribute, hour from facts.history_late where tenant = $1
       order by sid, id, attribute, hour limit $2 for update skip locked
     ) returning sid, id, attribute, hour`,
    [tenant, LATE_AT_ONCE],
  );
  if (late.length === 0) return false;
  // A statement of its own: it sees what those have committed whose marks were waited for.
  await tx.query(
    `insert into facts.history_hour (tenant, sid, id, attribute, hour, count, sum, minimum, maximum)
     select $1, late.sid, late.id, late.attribute, late.hour, ${NUMBERS}
     from jsonb_to_recordset($2::jsonb) as late (sid smallint, id text, attribute text, hour timestamptz)
     join facts.history h on h.tenant = $1 and h.sid = late.sid and h.id = late.id and h.attribute = late.attribute
       and h.at >= late.hour and h.at < late.hour + interval '1 hour'
     where ${IS_NUMBER} group by 1, 2, 3, 4, 5 order by 2, 3, 4, 5 ${KEEP}`,
    [tenant, JSON.stringify(late)],
  );
  return late.length === LATE_AT_ONCE;
}

export interface HoursQuery {
  readonly entity: string;
  readonly attribute: string;
  /** ISO 8601, UTC; `to` is left out. */
  readonly from: string;
  readonly to: string;
}

/** What the numbers of one hour come to; `hour` is its beginning. */
export interface HourOfHistory {
  readonly hour: string;
  readonly count: number;
  readonly sum: number;
  readonly minimum: number;
  readonly maximum: number;
}

/**
 * Numbers of an attribute by the hour, oldest first; hours without any are left out. Hours that are rolled up are read
 * so; the rest, and the pieces of hours at the ends, are reckoned from history.
 */
export async function readHours(
  { database, tenant }: ReadContext,
  { entity, attribute, from, to }: HoursQuery,
): Promise<readonly HourOfHistory[]> {
  const key = [tenant, shardOf(entity), entity, attribute];
  // Read first: an hour that is rolled up between the two statements is then reckoned from history as well.
  const states = await database.query<{ until: string | null; hours: readonly string[] }>(
    `select (select until from facts.history_rolled where tenant = $1) as until,
       array(select hour from facts.history_late where tenant = $1 and sid = $2 and id = $3 and attribute = $4
         and hour > $5::timestamptz - interval '1 hour' and hour < $6 order by hour) as hours`,
    [...key, from, to],
  );
  const { until = null, hours: late = [] } = states[0] ?? {};
  const begin = hourOf(from, Math.ceil);
  const end = [hourOf(to), until ?? begin].toSorted()[0] ?? begin;
  const raw = joined([
    ...(begin < end ? [range(from, begin)] : [range(from, to)]),
    ...late.filter((hour) => hour >= begin && hour < end).map((hour) => range(hour, after(hour))),
    ...(begin < end ? [range(end, to)] : []),
  ]);
  return database.query<HourOfHistory>(
    `select hour, count, sum, minimum, maximum from facts.history_hour
     where tenant = $1 and sid = $2 and id = $3 and attribute = $4 and hour >= $5 and hour < $6 and hour <> all ($7::timestamptz[])
     union all
     select date_trunc('hour', h.at, 'UTC'), ${NUMBERS}
     from unnest($8::timestamptz[], $9::timestamptz[]) as range (since, till)
     cross join lateral (
       select at, fact from facts.history
       where tenant = $1 and sid = $2 and id = $3 and attribute = $4 and at >= range.since and at < range.till offset 0
     ) h
     where ${IS_NUMBER} group by 1 order by 1`,
    [...key, begin, begin < end ? end : begin, late, raw.map((one) => one.from), raw.map((one) => one.to)],
  );
}

/** Ranges in order, those that touch as one. */
function joined(ranges: readonly Range[]): readonly Range[] {
  const all: Range[] = [];
  for (const one of ranges) {
    const last = all.at(-1);
    if (one.from >= one.to) continue;
    if (last?.to === one.from) all[all.length - 1] = range(last.from, one.to);
    else all.push(one);
  }
  return all;
}

interface Range {
  readonly from: string;
  readonly to: string;
}

const range = (from: string, to: string): Range => ({ from, to });
const after = (hour: string): string => new Date(Date.parse(hour) + HOUR_MS).toISOString();
