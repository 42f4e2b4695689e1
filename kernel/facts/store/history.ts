import { canonical } from '../../audit/digest.ts';
import { Problem } from '../../http/problem.ts';
import type { Actor } from '../../identity/actor.ts';
import type { Sql } from '../../store/database.ts';
import type { Fact, Statement } from '../model/entity.ts';
import { instanceIdOf } from '../model/instance-id.ts';
import { extrasOf, factKey } from '../model/kinds.ts';
import { makeFact } from '../model/make-fact.ts';
import { noteLate } from './history-hours.ts';
import { provenanceOf } from './provenances.ts';
import type { ReadContext } from './read-entities.ts';
import { entityLine, factLine } from './seal.ts';
import { shardOf } from './shard.ts';
import { fromStored, type StoredFact, toStored } from './stored-fact.ts';
import type { WriteContext } from './write-changes.ts';

/** Past values of an entity's attributes, each with its `observedAt`. */
export interface PastEntity {
  readonly id: string;
  readonly types: readonly string[];
  readonly statements: ReadonlyMap<string, readonly Statement[]>;
}

export interface HistoryQuery {
  readonly entity: string;
  readonly attributes?: readonly string[];
  readonly from?: string;
  readonly to?: string;
  /** Newest first; 1000 unless told. */
  readonly limit?: number;
}

interface HistoryRow {
  readonly id: string;
  readonly attribute: string;
  readonly fact: StoredFact;
}

/**
 * Adds past values without touching the present state. The same values twice are stored once:
 * their instance ids are made from what they say and who says it.
 * @returns how many were new
 * @throws Problem facts.time-needed for a value without `observedAt`
 */
export async function writeHistory(
  context: WriteContext,
  past: readonly PastEntity[],
  by: Actor,
): Promise<number> {
  const provenance = await context.provenances.idOf(by);
  const at = context.clock().toISOString();
  const facts: Fact[] = [];
  for (const entity of past) {
    for (const [attribute, statements] of entity.statements) {
      for (const statement of statements) {
        if (statement.observedAt === null)
          throw new Problem('facts.time-needed', { id: entity.id, name: attribute });
        const content = canonical([
          entity.id,
          attribute,
          statement.observedAt,
          statement.value,
          statement.unitCode,
          provenance,
          ...(Object.keys(extrasOf(statement)).length === 0 ? [] : [extrasOf(statement)]),
        ]);
        const where = { entity: entity.id, entityType: entity.types[0] ?? '', attribute };
        facts.push(makeFact(where, statement, { instance: instanceIdOf(content), at, by: provenanceOf(by) }));
      }
    }
  }
  return context.database.transaction(async (tx) => {
    const begun = await tx.query<{ id: string; types: readonly string[] }>(
      `insert into facts.entity (tenant, sid, id, types, doc, version, present, created_at, modified_at)
       select $1, sid, id, array(select jsonb_array_elements_text(types)), '{}', 0, false, $5, $5
       from unnest($2::smallint[], $3::text[], $4::jsonb[]) as new (sid, id, types) order by sid, id on conflict do nothing returning id, types`,
      [
        context.tenant,
        past.map(({ id }) => shardOf(id)),
        past.map(({ id }) => id),
        past.map(({ types }) => JSON.stringify(types)),
        at,
      ],
    );
    // Everybody inserts in one order: two imports of the same values wait for each other, but never both.
    const stored = await tx.query<{ instance: string }>(
      `insert into facts.history (tenant, sid, id, attribute, at, instance, fact)
       select $1, * from jsonb_to_recordset($2::jsonb)
         as new (sid smallint, id text, attribute text, at timestamptz, instance uuid, fact jsonb)
       order by 3, 5, 6 on conflict do nothing returning instance`,
      [
        context.tenant,
        JSON.stringify(
          facts.map((fact) => ({
            sid: shardOf(fact.entity),
            id: fact.entity,
            attribute: factKey(fact.attribute, fact.datasetId),
            at: fact.observedAt,
            instance: fact.instance,
            fact: toStored(fact, provenance),
          })),
        ),
      ],
    );
    const numbers = facts.flatMap(({ entity, attribute, datasetId, value, observedAt }) =>
      typeof value === 'number' && observedAt !== null
        ? [{ id: entity, attribute: factKey(attribute, datasetId), at: observedAt }]
        : [],
    );
    await noteLate(context.tenant, numbers, at, tx);
    const state = { version: 0, present: false, createdAt: at, modifiedAt: at };
    const added = new Set(stored.map(({ instance }) => instance));
    const lines = [
      ...facts.filter(({ instance }) => added.has(instance)).map((fact) => factLine('past', fact)),
      ...begun.map(({ id, types }) => entityLine(id, { ...state, types })),
    ];
    await context.audit.append(
      { by, action: 'facts.write-history', resource: `${past.length} entities`, lines },
      tx,
    );
    return stored.length;
  });
}

/** Facts of one entity, newest first. */
export async function readHistory(context: ReadContext, query: HistoryQuery): Promise<readonly Fact[]> {
  const rows = await context.database.query<HistoryRow>(
    `select h.id, h.attribute, h.fact from facts.history h
     where h.tenant = $1 and h.sid = $2 and h.id = $3 and h.fact is not null
       and ($4::text[] is null or split_part(h.attribute, ' ', 1) = any ($4)) and ($5::timestamptz is null or h.at >= $5) and ($6::timestamptz is null or h.at < $6)
     order by h.at desc, h.instance desc limit $7`,
    [
      context.tenant,
      shardOf(query.entity),
      query.entity,
      query.attributes ?? null,
      query.from ?? null,
      query.to ?? null,
      query.limit ?? 1000,
    ],
  );
  return readRows(context, rows);
}

/** Facts by their instance ids, in the order of the ids; unknown ones are left out. */
export async function readInstances(
  context: ReadContext,
  instances: readonly string[],
  sql: Sql = context.database,
): Promise<readonly Fact[]> {
  const rows = await sql.query<HistoryRow>(
    `select h.id, h.attribute, h.fact
     from unnest($2::uuid[]) with ordinality as wanted (instance, place)
     join facts.history h on h.tenant = $1 and h.instance = wanted.instance
     where h.fact is not null order by wanted.place`,
    [context.tenant, instances],
  );
  return readRows(context, rows, sql);
}

async function readRows(
  context: ReadContext,
  rows: readonly HistoryRow[],
  sql: Sql = context.database,
): Promise<readonly Fact[]> {
  await context.provenances.ensure(
    rows.map((row) => row.fact.p),
    sql,
  );
  return rows.map((row) => fromStored(row.id, row.attribute, row.fact, context.provenances.get));
}
