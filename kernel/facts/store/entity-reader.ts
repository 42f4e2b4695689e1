import { ReadTogether } from '../../store/read-together.ts';
import type { Entity } from '../model/entity.ts';
import { alive } from '../model/expiry.ts';
import type { ReadContext } from './read-entities.ts';
import { shardOf } from './shard.ts';
import { type EntityRow, entityOf } from './stored-fact.ts';

const PRESENT = `select e.id, e.types, e.doc, e.version, e.created_at, e.modified_at
  from unnest($2::smallint[], $3::text[]) as wanted (sid, id)
  join facts.entity e on e.tenant = $1 and e.sid = wanted.sid and e.id = wanted.id where e.present`;

/** Entities by id, as they stand. */
export function entityReader({ database, provenances, tenant, clock }: ReadContext): ReadTogether<Entity> {
  return new ReadTogether(async (ids) => {
    const rows = await database.byKey<EntityRow>(PRESENT, [tenant, ids.map(shardOf), ids]);
    await provenances.ensure(rows.flatMap(({ doc }) => Object.values(doc).map(({ p }) => p)));
    const now = clock().toISOString();
    const found = new Map<string, Entity>();
    for (const row of rows) {
      const entity = alive(entityOf(row, provenances.get), now);
      if (entity) found.set(row.id, entity);
    }
    return found;
  });
}
