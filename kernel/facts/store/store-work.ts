import type { Sql } from '../../store/database.ts';
import type { Geometry } from '../model/entity.ts';
import { boundsOf } from '../model/geometry.ts';
import { noteInstanceId } from '../model/instance-id.ts';
import { factKey } from '../model/kinds.ts';
import type { Effect, Folded, Standing } from './fold-request.ts';
import { noteLate } from './history-hours.ts';
import type { Provenances } from './provenances.ts';
import { shardOf } from './shard.ts';
import { type EntityRow, factsOf, hasDatasets, type StoredFact } from './stored-fact.ts';

/** Somebody else created one of our entities between the read and the insert. */
export class LostRace extends Error {}

/**
 * Reads the rows of entities and keeps them for this transaction; those that do not exist are left out.
 * @param wanted entity -> the facts that are needed of it (the others are left out of what is answered, unless it has
 *   instances with datasets); null: all
 */
export async function lockEntities(
  tenant: number,
  wanted: ReadonlyMap<string, ReadonlySet<string> | null>,
  provenances: Provenances,
  tx: Sql,
): Promise<ReadonlyMap<string, Standing>> {
  const rows = await tx.query<EntityRow & { present: boolean }>(
    `select e.id, e.types, e.version, e.present, e.created_at, e.modified_at,
       case when wanted.needs is null or e.datasets then e.doc
         else (select coalesce(jsonb_object_agg(name, e.doc -> name), '{}') from unnest(wanted.needs) name where e.doc ? name)
       end as doc
     from jsonb_to_recordset($2::jsonb) as wanted (sid smallint, id text, needs text[])
     join facts.entity e on e.tenant = $1 and e.sid = wanted.sid and e.id = wanted.id
     order by e.sid, e.id for update of e`,
    [
      tenant,
      JSON.stringify(
        [...wanted].map(([id, needs]) => ({ sid: shardOf(id), id, needs: needs && [...needs] })),
      ),
    ],
  );
  const stored = rows.flatMap(({ doc }) => Object.values(doc));
  await provenances.ensure(
    stored.map(({ p }) => p),
    tx,
  );
  // Ours must sort behind what another server has recorded in this very millisecond.
  for (const { i } of stored) noteInstanceId(i);
  return new Map(
    rows.map(({ id, types, doc, version, present, created_at, modified_at }) => {
      const facts = factsOf(id, doc, provenances.get);
      const times = { createdAt: created_at, modifiedAt: modified_at };
      return [id, { id, types, doc, version, present, facts, ...times }];
    }),
  );
}

/** @throws LostRace */
export async function storeEntities(
  tenant: number,
  entities: readonly Standing[],
  found: ReadonlyMap<string, Standing>,
  tx: Sql,
): Promise<void> {
  const fresh = entities.filter(({ id }) => !found.has(id));
  const known = entities.filter(({ id }) => found.has(id));
  const inserted =
    fresh.length > 0 &&
    tx.query(
      `insert into facts.entity (tenant, sid, id, types, doc, datasets, version, present, created_at, modified_at)
       select $1, sid, id, types, doc, datasets, version, present, created_at, modified_at from jsonb_to_recordset($2::jsonb) as new
         (sid smallint, id text, types text[], doc jsonb, datasets boolean, version bigint, present boolean, created_at timestamptz, modified_at timestamptz)
       order by sid, id on conflict do nothing returning 1 as one`,
      [tenant, JSON.stringify(fresh.map((entity) => ({ ...rowOf(entity), doc: entity.doc })))],
    );
  const updated =
    known.length > 0 &&
    tx.query(
      `update facts.entity as old set types = new.types, doc = (old.doc - new.gone) || new.news, datasets = new.datasets, version = new.version,
         present = new.present, created_at = new.created_at, modified_at = new.modified_at
       from jsonb_to_recordset($2::jsonb) as new
         (sid smallint, id text, types text[], news jsonb, gone text[], datasets boolean, version bigint, present boolean, created_at timestamptz, modified_at timestamptz)
       where old.tenant = $1 and old.sid = new.sid and old.id = new.id`,
      [
        tenant,
        JSON.stringify(
          known.map((entity) => ({
            ...rowOf(entity),
            ...difference(found.get(entity.id)?.doc ?? {}, entity.doc),
          })),
        ),
      ],
    );
  const [rows] = await Promise.all([inserted, updated]);
  if (rows && rows.length < fresh.length) throw new LostRace();
}

// Rows go in as one JSON text: in a PostgreSQL array of JSON texts every quote is escaped and everything parsed twice.
function rowOf({
  id,
  types,
  doc,
  version,
  present,
  createdAt,
  modifiedAt,
}: Standing): Readonly<Record<string, unknown>> {
  const times = { created_at: createdAt, modified_at: modifiedAt };
  return { sid: shardOf(id), id, types, datasets: hasDatasets(doc), version, present, ...times };
}

/** Attributes that are other than they were, and those that are there no more. */
function difference(
  before: Standing['doc'],
  after: Standing['doc'],
): { readonly news: Standing['doc']; readonly gone: readonly string[] } {
  const news = Object.entries(after).filter(([name, stored]) => own(before, name) !== stored);
  return {
    news: Object.fromEntries(news),
    gone: Object.keys(before).filter((name) => !Object.hasOwn(after, name)),
  };
}

export async function storeHistory(tenant: number, requests: readonly Folded[], tx: Sql): Promise<void> {
  const rows = requests.flatMap(({ recorded, ended }) => [
    ...recorded.map(({ fact, stored }) => ({
      sid: shardOf(fact.entity),
      id: fact.entity,
      attribute: factKey(fact.attribute, fact.datasetId),
      at: fact.observedAt ?? fact.recordedAt,
      instance: fact.instance,
      fact: stored,
    })),
    ...ended.map((row) => ({ sid: shardOf(row.id), ...row })),
  ]);
  if (rows.length === 0) return;
  const now = requests.reduce((newest, { at }) => (at > newest ? at : newest), '');
  const inserted = tx.query(
    `insert into facts.history (tenant, sid, id, attribute, at, instance, fact)
     select $1, * from jsonb_to_recordset($2::jsonb)
       as new (sid smallint, id text, attribute text, at timestamptz, instance uuid, fact jsonb)`,
    [tenant, JSON.stringify(rows)],
  );
  const numbers = requests.flatMap(({ recorded }) =>
    recorded.flatMap(({ fact: { entity, attribute, datasetId, value, observedAt, recordedAt } }) =>
      typeof value === 'number'
        ? [{ id: entity, attribute: factKey(attribute, datasetId), at: observedAt ?? recordedAt }]
        : [],
    ),
  );
  await Promise.all([inserted, noteLate(tenant, numbers, now, tx)]);
}

/** Where an entity is, for the index that narrows by place; only what differs from what was found is written. */
export async function storePlaces(
  tenant: number,
  entities: readonly Standing[],
  found: ReadonlyMap<string, Standing>,
  tx: Sql,
): Promise<void> {
  const moved: { id: string; attribute: string; bounds: string }[] = [];
  const gone: { id: string; attribute: string }[] = [];
  for (const { id, doc } of entities) {
    const before = found.get(id)?.doc ?? {};
    for (const [attribute, stored] of Object.entries(doc)) {
      if (stored.k !== 'GeoProperty' || own(before, attribute) === stored) continue;
      const [west, south, east, north] = boundsOf(stored.v as unknown as Geometry);
      moved.push({ id, attribute, bounds: `(${east},${north}),(${west},${south})` });
    }
    for (const [attribute, stored] of Object.entries(before)) {
      if (stored.k === 'GeoProperty' && own(doc, attribute)?.k !== 'GeoProperty')
        gone.push({ id, attribute });
    }
  }
  const places =
    moved.length > 0 &&
    tx.query(
      `insert into facts.place (tenant, sid, id, attribute, bounds)
       select $1, sid, id, attribute, bounds::box from jsonb_to_recordset($2::jsonb) as new (sid smallint, id text, attribute text, bounds text)
       on conflict (tenant, sid, id, attribute) do update set bounds = excluded.bounds`,
      [tenant, JSON.stringify(moved.map((place) => ({ ...place, sid: shardOf(place.id) })))],
    );
  const removed =
    gone.length > 0 &&
    tx.query(
      `delete from facts.place p using jsonb_to_recordset($2::jsonb) as gone (sid smallint, id text, attribute text)
       where p.tenant = $1 and p.sid = gone.sid and p.id = gone.id and p.attribute = gone.attribute`,
      [tenant, JSON.stringify(gone.map((place) => ({ ...place, sid: shardOf(place.id) })))],
    );
  await Promise.all([places, removed]);
}

function own(doc: Standing['doc'], attribute: string): StoredFact | undefined {
  return Object.hasOwn(doc, attribute) ? doc[attribute] : undefined;
}

/** What followers must look at again; all of it when the entity became of another type as well. */
function attributesOf({ after, changed, removed, retyped }: Effect): readonly string[] {
  return [...(retyped ? Object.keys(after.doc) : changed), ...removed];
}

/** The facts that the effect took away, by attribute; null: there was none. */
function wasOf({ before, changed, removed }: Effect): Readonly<Record<string, StoredFact | null>> {
  const doc = before?.present ? before.doc : {};
  return Object.fromEntries([...changed, ...removed].map((name) => [name, own(doc, name) ?? null]));
}

/** Tells followers, in the order of the requests. Under the lock of the audit chain only: see facts.change. */
export async function storeFeed(tenant: number, requests: readonly Folded[], tx: Sql): Promise<void> {
  const rows = requests.flatMap(({ at, effects }) =>
    effects.filter(({ dirty }) => dirty).map((effect) => ({ at, effect })),
  );
  if (rows.length === 0) return;
  const told = tx.query(
    `insert into facts.change (tenant, at, entity, types, attributes, deleted, created, was)
     select $1, at, entity, types, attributes, deleted, created, was
     from rows from (jsonb_to_recordset($2::jsonb) as (at timestamptz, entity text, types text[], attributes text[], deleted boolean, created boolean, was jsonb))
       with ordinality as new (at, entity, types, attributes, deleted, created, was, place) order by place`,
    [
      tenant,
      JSON.stringify(
        rows.map(({ at, effect }) => ({
          at,
          entity: effect.after.id,
          // Of all types that it had or has: whoever counted it under an old one must hear of it as well.
          types: [...new Set([...(effect.before?.types ?? []), ...effect.after.types])],
          attributes: attributesOf(effect),
          deleted: !effect.after.present,
          created: effect.after.present && !(effect.before?.present ?? false),
          was: wasOf(effect),
        })),
      ),
    ],
  );
  await Promise.all([told, tx.query(`select pg_notify('yuheng_facts', $1)`, [String(tenant)])]);
}
