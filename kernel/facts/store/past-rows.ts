import type { AttributeKind, Fact } from '../model/entity.ts';
import { attributeOfKey } from '../model/kinds.ts';
import { endedInstance, type Instance } from '../temporal/instance.ts';
import type { TemporalSelection } from '../temporal/temporal-selection.ts';
import { boundsOfWindow, type PastWindow, pastWindow } from './past-window.ts';
import type { ReadContext } from './read-entities.ts';
import { shardOf } from './shard.ts';
import { fromStored, type StoredFact } from './stored-fact.ts';

/** Attribute and dataset of one entity that history knows, with the first and the last instance in the asked time. */
export interface SeriesInTime {
  readonly id: string;
  /** `factKey` */
  readonly key: string;
  /** Null: known, but not in the asked time. */
  readonly first: string | null;
  readonly last: string | null;
  /** Of its first instance in the asked time; null also for what only ended then. */
  readonly kind: AttributeKind | null;
}

export interface PastRow {
  readonly id: string;
  readonly key: string;
  readonly at: string;
  /** When it counts as having happened: what the window is about. */
  readonly time: string;
  readonly instance: string;
  readonly fact: StoredFact | null;
  /** Of what ended: the kind that it had. */
  readonly kind: AttributeKind | null;
}

// History is in the order of its key, so the next attribute is found without reading the instances of the last one.
const SERIES = `with recursive series as (
    select w.sid, w.id, (
      select h.attribute from facts.history h
      where h.tenant = $1 and h.sid = w.sid and h.id = w.id order by h.attribute limit 1
    ) as key from unnest($2::smallint[], $3::text[]) as w (sid, id)
    union all
    select s.sid, s.id, (
      select h.attribute from facts.history h
      where h.tenant = $1 and h.sid = s.sid and h.id = s.id and h.attribute > s.key order by h.attribute limit 1
    ) from series s where s.key is not null
  )`;
const OF_SERIES = `h.tenant = $1 and h.sid = s.sid and h.id = s.id and h.attribute = s.key`;
const WANTED = `s.key is not null and ($6::text[] is null or split_part(s.key, ' ', 1) = any ($6))
  and ($7::text[] is null or coalesce(nullif(split_part(s.key, ' ', 2), ''), '@none') = any ($7))`;

const inTime = ({ where, time }: PastWindow): string =>
  `${where} and ($4::timestamptz is null or ${time} >= $4) and ($5::timestamptz is null or ${time} < $5)`;

/** What of the past is read: `attributes` and `datasets` null: all. */
export interface PastOf extends Pick<TemporalSelection, 'time' | 'audit'> {
  readonly ids: readonly string[];
  readonly attributes: readonly string[] | null;
  readonly datasets: readonly string[] | null;
}

const values = (tenant: number, { ids, time, attributes, datasets }: PastOf): readonly unknown[] => [
  tenant,
  ids.map(shardOf),
  ids,
  ...boundsOfWindow(time),
  attributes,
  datasets,
];

/** Every series of these entities, in the order of ids and keys. */
export async function readSeries(context: ReadContext, past: PastOf): Promise<readonly SeriesInTime[]> {
  const window = pastWindow(past);
  const edge = (direction: string): string =>
    `(select ${window.time} as time, h.fact ->> 'k' as kind from facts.history h
      where ${OF_SERIES} and ${inTime(window)} order by ${window.time} ${direction} limit 1)`;
  return context.database.query<SeriesInTime>(
    `${SERIES} select s.id, s.key, first.time as first, last.time as last, first.kind
     from series s left join lateral ${edge('asc')} first on true left join lateral ${edge('desc')} last on true
     where ${WANTED} order by s.id, s.key`,
    values(context.tenant, past),
  );
}

/**
 * Rows in the asked time: of each series the first `room`, or with lastN the last; of all of them as many again, with all
 * that happened at the last moment.
 */
export async function readPastRows(
  context: ReadContext,
  past: PastOf,
  room: number,
): Promise<readonly PastRow[]> {
  const window = pastWindow(past);
  const { lastN } = past.time;
  const direction = lastN === null ? 'asc' : 'desc';
  // The last N are N, whatever else happened at the same moment.
  const own =
    lastN !== null && lastN <= room
      ? `order by ${window.time} desc, h.instance desc limit ($8::bigint)`
      : `order by ${window.time} ${direction} fetch first ($8::bigint) rows with ties`;
  const rows = await context.database.query<PastRow>(
    `${SERIES} select r.* from (
       select s.id, s.key, one.* from series s cross join lateral (
         select h.at, ${window.time} as time, h.instance, h.fact, ${KIND} as kind from facts.history h
         where ${OF_SERIES} and ${inTime(window)} ${own}
       ) one where ${WANTED}
     ) r order by r.time ${direction} fetch first ($9::bigint) rows with ties`,
    [...values(context.tenant, past), Math.min(lastN ?? room, room), room],
  );
  return rows;
}

const KIND = `case when h.fact is null then (
    select p.fact ->> 'k' from facts.history p
    where p.tenant = h.tenant and p.sid = h.sid and p.id = h.id and p.attribute = h.attribute
      and p.at <= h.at and p.fact is not null order by p.at desc, p.instance desc limit 1
  ) end`;

/** All rows of one series in the asked time, oldest first, piece by piece. */
export async function* seriesRows(
  context: ReadContext,
  past: Omit<PastOf, 'ids' | 'attributes' | 'datasets'> & { readonly id: string; readonly key: string },
  piece: number,
): AsyncGenerator<readonly PastRow[]> {
  const window = pastWindow(past);
  let after: PastRow | null = null;
  for (;;) {
    const rows: readonly PastRow[] = await context.database.query<PastRow>(
      `select h.id, h.attribute as key, h.at, ${window.time} as time, h.instance, h.fact, null as kind
       from facts.history h where h.tenant = $1 and h.sid = $2 and h.id = $3 and h.attribute = $8 and ${inTime(window)}
         and ($6::timestamptz is null or ${window.time} >= $6 and (${window.time}, h.instance) > ($6, $7::uuid))
       order by ${window.time}, h.instance limit $9`,
      [
        context.tenant,
        shardOf(past.id),
        past.id,
        ...boundsOfWindow(past.time),
        after?.time ?? null,
        after?.instance ?? null,
        past.key,
        piece,
      ],
    );
    if (rows.length > 0) yield rows;
    after = rows.at(-1) ?? null;
    if (rows.length < piece) return;
  }
}

/** Rows as instances, in their order: facts, and what ended. */
export async function instancesOf(
  context: ReadContext,
  rows: readonly PastRow[],
): Promise<readonly (Instance & { readonly entity: string })[]> {
  await ensureProvenances(context, rows);
  return rows.map(({ id, key, at, instance, fact, kind }) => {
    if (fact) return fromStored(id, key, fact, context.provenances.get);
    const dataset = key.slice(attributeOfKey(key).length + 1);
    const ended = endedInstance({
      instance,
      attribute: attributeOfKey(key),
      datasetId: dataset === '' ? undefined : dataset,
      kind: kind ?? 'Property',
      at,
    });
    return { ...ended, entity: id };
  });
}

/** The facts among the rows. */
export async function factsOfRows(context: ReadContext, rows: readonly PastRow[]): Promise<readonly Fact[]> {
  await ensureProvenances(context, rows);
  return rows.flatMap(({ id, key, fact }) =>
    fact ? [fromStored(id, key, fact, context.provenances.get)] : [],
  );
}

function ensureProvenances({ provenances }: ReadContext, rows: readonly PastRow[]): Promise<void> {
  return provenances.ensure(rows.flatMap(({ fact }) => (fact ? [fact.p] : [])));
}
