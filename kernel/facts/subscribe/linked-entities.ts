import type { Sql } from '../../store/database.ts';
import type { Entity } from '../model/entity.ts';
import { targetsOfFact } from '../model/targets-of-fact.ts';
import { shardOf } from '../store/shard.ts';
import { type EntityRow, entityOf } from '../store/stored-fact.ts';
import { untold } from './untold.ts';

/** So many are told of with one notification at most. */
const MOST = 1000;

/** Entities at the other end of relationships, so many steps away, as they stand now (ETSI GS CIM 009 V1.9.1, clause 4.5.23). */
export async function readLinked(
  sql: Sql,
  tenant: number,
  from: readonly Entity[],
  levels: number,
): Promise<ReadonlyMap<string, Entity>> {
  const linked = new Map<string, Entity>();
  let step = from;
  for (let level = 0; level < levels && step.length > 0; level += 1) {
    const wanted = [...new Set(step.flatMap(targetsOf))].filter((id) => !linked.has(id));
    const ids = wanted.slice(0, MOST * from.length - linked.size);
    if (ids.length === 0) break;
    step = await readByIds(sql, tenant, ids);
    for (const entity of step) linked.set(entity.id, entity);
  }
  return linked;
}

function targetsOf({ facts, others = {} }: Entity): readonly string[] {
  return [...Object.values(facts), ...Object.values(others).flat()].flatMap(targetsOfFact);
}

/** As they stand now; in no order. */
export async function readByIds(
  sql: Sql,
  tenant: number,
  ids: readonly string[],
): Promise<readonly Entity[]> {
  const rows = await sql.query<EntityRow>(
    `select e.id, e.types, e.doc, e.version, e.created_at, e.modified_at from unnest($2::smallint[], $3::text[]) as wanted (sid, id)
     join facts.entity e on e.tenant = $1 and e.sid = wanted.sid and e.id = wanted.id and e.present`,
    [tenant, ids.map(shardOf), ids],
  );
  return rows.map((row) => entityOf(row, untold));
}
