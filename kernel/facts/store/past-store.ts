import type { Sql } from '../../store/database.ts';
import type { Fact } from '../model/entity.ts';
import { newInstanceId } from '../model/instance-id.ts';
import { factKey } from '../model/kinds.ts';
import { noteLate, type RecordedNumber } from './history-hours.ts';
import { shardOf } from './shard.ts';
import { type StoredFact, toStored } from './stored-fact.ts';

/** A row that was taken out of history. */
export interface WithdrawnRow {
  readonly attribute: string;
  readonly at: string;
  readonly instance: string;
  readonly fact: StoredFact | null;
}

const ROWS = 'attribute, at, instance, fact';

/** Facts go into history as they are; each where it was observed, else where it was recorded. */
export async function storePast(
  tenant: number,
  facts: readonly Fact[],
  provenance: number,
  now: string,
  tx: Sql,
): Promise<void> {
  const rows = facts.map((fact) => ({
    sid: shardOf(fact.entity),
    id: fact.entity,
    attribute: factKey(fact.attribute, fact.datasetId),
    at: fact.observedAt ?? fact.recordedAt,
    instance: fact.instance,
    fact: toStored(fact, provenance),
  }));
  await tx.query(
    `insert into facts.history (tenant, sid, id, attribute, at, instance, fact)
     select $1, * from jsonb_to_recordset($2::jsonb)
       as new (sid smallint, id text, attribute text, at timestamptz, instance uuid, fact jsonb)`,
    [tenant, JSON.stringify(rows)],
  );
  await noteLate(
    tenant,
    rows.filter(({ fact }) => typeof fact.v === 'number'),
    now,
    tx,
  );
}

/** Observed instances of the same series and moment as these facts, which take their place. */
export async function withdrawReplaced(
  tenant: number,
  facts: readonly Fact[],
  now: string,
  tx: Sql,
): Promise<readonly WithdrawnRow[]> {
  const moments = facts.flatMap(({ entity, attribute, datasetId, observedAt }) =>
    observedAt === null
      ? []
      : [{ sid: shardOf(entity), id: entity, attribute: factKey(attribute, datasetId), at: observedAt }],
  );
  if (moments.length === 0) return [];
  const [first] = moments;
  const gone = await tx.query<WithdrawnRow>(
    `delete from facts.history h using jsonb_to_recordset($2::jsonb) as new (sid smallint, id text, attribute text, at timestamptz)
     where h.tenant = $1 and h.sid = new.sid and h.id = new.id and h.attribute = new.attribute and h.at = new.at and h.fact ? 'o'
     returning h.attribute, h.at, h.instance, h.fact`,
    [tenant, JSON.stringify(moments)],
  );
  if (first) await reckonAnew(tenant, first.id, gone, now, tx);
  return gone;
}

/** Everything that history has of an entity. */
export async function withdrawAll(tenant: number, id: string, tx: Sql): Promise<readonly WithdrawnRow[]> {
  const key = [tenant, shardOf(id), id];
  const gone = await tx.query<WithdrawnRow>(
    `delete from facts.history where tenant = $1 and sid = $2 and id = $3 returning ${ROWS}`,
    key,
  );
  await tx.query('delete from facts.history_hour where tenant = $1 and sid = $2 and id = $3', key);
  await tx.query('delete from facts.entity where tenant = $1 and sid = $2 and id = $3 and not present', key);
  return gone;
}

/**
 * Notes that series have ended which had not.
 * @returns the notes
 */
export async function endSeries(
  tenant: number,
  id: string,
  series: SeriesName,
  now: string,
  tx: Sql,
): Promise<readonly WithdrawnRow[]> {
  const { where, name } = named(series);
  const last = await tx.query<{ attribute: string; ended: boolean }>(
    `select distinct on (attribute) attribute, fact is null as ended from facts.history
     where tenant = $1 and sid = $2 and id = $3 and ${where} order by attribute, at desc, instance desc`,
    [tenant, shardOf(id), id, name],
  );
  const rows = last
    .filter(({ ended }) => !ended)
    .map(({ attribute }) => ({ attribute, at: now, instance: newInstanceId(), fact: null }));
  if (rows.length === 0) return rows;
  await tx.query(
    `insert into facts.history (tenant, sid, id, attribute, at, instance)
     select $1, $2, $3, attribute, at, instance
     from jsonb_to_recordset($4::jsonb) as new (attribute text, at timestamptz, instance uuid)`,
    [tenant, shardOf(id), id, JSON.stringify(rows)],
  );
  return rows;
}

/** Of an attribute: `dataset` null: the default series; undefined: of all datasets. */
export interface SeriesName {
  readonly attribute: string;
  readonly dataset: string | null | undefined;
}

/** As a condition on column attribute by parameter $4. */
function named({ attribute, dataset }: SeriesName): { readonly where: string; readonly name: string } {
  if (dataset === undefined)
    return { where: `(attribute = $4 or starts_with(attribute, $4 || ' '))`, name: attribute };
  return { where: 'attribute = $4', name: factKey(attribute, dataset ?? undefined) };
}

/** Instances of series, and the hours that were added up of them. */
export async function withdrawSeries(
  tenant: number,
  id: string,
  series: SeriesName,
  tx: Sql,
): Promise<readonly WithdrawnRow[]> {
  const { where, name } = named(series);
  const values = [tenant, shardOf(id), id, name];
  const of = `tenant = $1 and sid = $2 and id = $3 and ${where}`;
  const gone = await tx.query<WithdrawnRow>(
    `delete from facts.history where ${of} returning ${ROWS}`,
    values,
  );
  await tx.query(`delete from facts.history_hour where ${of}`, values);
  return gone;
}

/** One instance of an attribute as it lies, or null. */
export async function readInstance(
  tenant: number,
  of: { readonly id: string; readonly attribute: string; readonly instance: string },
  tx: Sql,
): Promise<WithdrawnRow | null> {
  const [row] = await tx.query<WithdrawnRow>(
    `select ${ROWS} from facts.history
     where tenant = $1 and sid = $2 and id = $3 and instance = $4 and split_part(attribute, ' ', 1) = $5 and fact is not null`,
    [tenant, shardOf(of.id), of.id, of.instance, of.attribute],
  );
  return row ?? null;
}

/** One instance of an attribute; nothing if there is none. */
export async function withdrawInstance(
  tenant: number,
  of: { readonly id: string; readonly attribute: string; readonly instance: string },
  now: string,
  tx: Sql,
): Promise<readonly WithdrawnRow[]> {
  const gone = await tx.query<WithdrawnRow>(
    `delete from facts.history where tenant = $1 and sid = $2 and id = $3 and instance = $4 and split_part(attribute, ' ', 1) = $5
     returning ${ROWS}`,
    [tenant, shardOf(of.id), of.id, of.instance, of.attribute],
  );
  await reckonAnew(tenant, of.id, gone, now, tx);
  return gone;
}

/** Hours that lost numbers are forgotten and rolled up anew; those of which history keeps nothing more stay as they are. */
async function reckonAnew(
  tenant: number,
  id: string,
  gone: readonly WithdrawnRow[],
  now: string,
  tx: Sql,
): Promise<void> {
  const numbers = gone.flatMap(({ attribute, at, fact }): RecordedNumber[] =>
    typeof fact?.v === 'number' ? [{ id, attribute, at }] : [],
  );
  if (numbers.length === 0) return;
  await tx.query(
    `delete from facts.history_hour h using jsonb_to_recordset($4::jsonb) as lost (attribute text, at timestamptz)
     where h.tenant = $1 and h.sid = $2 and h.id = $3 and h.attribute = lost.attribute and h.hour = date_trunc('hour', lost.at, 'UTC')`,
    [tenant, shardOf(id), id, JSON.stringify(numbers)],
  );
  await noteLate(tenant, numbers, now, tx);
}
