import type { Sql } from '../../store/database.ts';
import type { Fact, Geometry } from '../model/entity.ts';
import { boundsOf } from '../model/geometry.ts';
import { newInstanceId } from '../model/instance-id.ts';
import { factKey } from '../model/kinds.ts';
import type { Draft } from './apply-change.ts';
import { shardOf, TENANT } from './shard.ts';
import { type StoredDoc, type StoredFact, toStored } from './stored-fact.ts';

/** A draft with what is needed to store it. */
export interface Work extends Draft {
  readonly version: number;
  readonly createdAt: string | null;
  readonly doc: Record<string, StoredFact>;
  readonly changed: Set<string>;
  readonly removed: Set<string>;
  /** It got a type that it did not have. */
  readonly retyped: boolean;
}

/** Somebody else created one of our entities between the read and the insert. */
export class LostRace extends Error {}

export async function storeEntities(
  works: readonly Work[],
  found: ReadonlyMap<string, Work>,
  at: string,
  tx: Sql,
): Promise<void> {
  const fresh = works.filter((work) => !found.has(work.id));
  const known = works.filter((work) => found.has(work.id));
  const columns = (list: readonly Work[]): readonly unknown[] => [
    TENANT,
    list.map((work) => shardOf(work.id)),
    list.map((work) => work.id),
    list.map((work) => JSON.stringify(work.types)),
    list.map((work) => JSON.stringify(work.doc satisfies StoredDoc)),
    list.map((work) => work.present),
    at,
  ];
  const rows = `unnest($2::smallint[], $3::text[], $4::jsonb[], $5::jsonb[], $6::boolean[]) as new (sid, id, types, doc, present)`;
  const types = 'array(select jsonb_array_elements_text(new.types))';
  if (fresh.length > 0) {
    const inserted = await tx.query(
      `insert into facts.entity (tenant, sid, id, types, doc, version, present, created_at, modified_at)
       select $1, new.sid, new.id, ${types}, new.doc, 1, new.present, $7, $7 from ${rows} order by new.sid, new.id
       on conflict do nothing returning id`,
      columns(fresh),
    );
    if (inserted.length < fresh.length) throw new LostRace();
  }
  if (known.length > 0) {
    await tx.query(
      `update facts.entity as old set types = ${types}, doc = new.doc, version = old.version + 1,
         created_at = case when old.present then old.created_at else $7 end, present = new.present, modified_at = $7
       from ${rows} where old.tenant = $1 and old.sid = new.sid and old.id = new.id`,
      columns(known),
    );
  }
}

export async function storeHistory(
  facts: readonly Fact[],
  works: readonly Work[],
  provenance: number,
  at: string,
  tx: Sql,
): Promise<void> {
  const ended = works.flatMap((work) => [...work.removed].map((attribute) => ({ id: work.id, attribute })));
  if (facts.length + ended.length === 0) return;
  await tx.query(
    `insert into facts.history (tenant, sid, id, attribute, at, instance, fact)
     select $1, * from unnest($2::smallint[], $3::text[], $4::text[], $5::timestamptz[], $6::uuid[], $7::jsonb[])`,
    [
      TENANT,
      [...facts.map((fact) => shardOf(fact.entity)), ...ended.map(({ id }) => shardOf(id))],
      [...facts.map((fact) => fact.entity), ...ended.map(({ id }) => id)],
      [
        ...facts.map((fact) => factKey(fact.attribute, fact.datasetId)),
        ...ended.map(({ attribute }) => attribute),
      ],
      [...facts.map((fact) => fact.observedAt ?? fact.recordedAt), ...ended.map(() => at)],
      [...facts.map((fact) => fact.instance), ...ended.map(() => newInstanceId())],
      [...facts.map((fact) => JSON.stringify(toStored(fact, provenance))), ...ended.map(() => null)],
    ],
  );
}

export async function storePlaces(works: readonly Work[], tx: Sql): Promise<void> {
  const moved: { id: string; attribute: string; bounds: string }[] = [];
  const gone: { id: string; attribute: string }[] = [];
  for (const work of works) {
    for (const attribute of [...work.changed, ...work.removed]) {
      const stored = Object.hasOwn(work.doc, attribute) ? work.doc[attribute] : undefined;
      if (stored?.k === 'GeoProperty') {
        const [west, south, east, north] = boundsOf(stored.v as unknown as Geometry);
        moved.push({ id: work.id, attribute, bounds: `(${east},${north}),(${west},${south})` });
      } else gone.push({ id: work.id, attribute });
    }
  }
  if (moved.length > 0) {
    await tx.query(
      `insert into facts.place (tenant, sid, id, attribute, bounds)
       select $1, sid, id, attribute, bounds::box from unnest($2::smallint[], $3::text[], $4::text[], $5::text[]) as new (sid, id, attribute, bounds)
       on conflict (tenant, sid, id, attribute) do update set bounds = excluded.bounds`,
      [
        TENANT,
        moved.map(({ id }) => shardOf(id)),
        moved.map(({ id }) => id),
        moved.map(({ attribute }) => attribute),
        moved.map(({ bounds }) => bounds),
      ],
    );
  }
  if (gone.length > 0) {
    await tx.query(
      `delete from facts.place where tenant = $1 and (sid, id, attribute) in (select * from unnest($2::smallint[], $3::text[], $4::text[]))`,
      [
        TENANT,
        gone.map(({ id }) => shardOf(id)),
        gone.map(({ id }) => id),
        gone.map(({ attribute }) => attribute),
      ],
    );
  }
}

/** What followers must look at again; all of it when the entity became of another type as well. */
function attributesOf({ doc, changed, removed, retyped }: Work): readonly string[] {
  return [...(retyped ? Object.keys(doc) : changed), ...removed];
}

export async function storeFeed(
  works: readonly Work[],
  found: ReadonlyMap<string, Work>,
  at: string,
  tx: Sql,
): Promise<void> {
  if (works.length === 0) return;
  await tx.query(
    `insert into facts.change (tenant, at, entity, types, attributes, deleted)
     select $1, $2, entity, array(select jsonb_array_elements_text(types)), array(select jsonb_array_elements_text(attributes)), deleted
     from unnest($3::text[], $4::jsonb[], $5::jsonb[], $6::boolean[]) with ordinality as new (entity, types, attributes, deleted, place) order by place`,
    [
      TENANT,
      at,
      works.map((work) => work.id),
      // Of all types that it had or has: whoever counted it under an old one must hear of it as well.
      works.map((work) =>
        JSON.stringify([...new Set([...(found.get(work.id)?.types ?? []), ...work.types])]),
      ),
      works.map((work) => JSON.stringify(attributesOf(work))),
      works.map((work) => !work.present),
    ],
  );
  await tx.query(`select pg_notify('yuheng_facts', '')`);
}
