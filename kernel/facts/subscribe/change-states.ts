import type { Sql } from '../../store/database.ts';
import type { Entity } from '../model/entity.ts';
import { alive } from '../model/expiry.ts';
import { shardOf } from '../store/shard.ts';
import { type EntityRow, entityOf, type StoredDoc, type StoredFact } from '../store/stored-fact.ts';
import { untold } from './untold.ts';

/** One change, and the entity as it left it and as it found it. */
export interface ChangeState {
  readonly seq: number;
  readonly at: string;
  readonly created: boolean;
  readonly deleted: boolean;
  /** What the change touched, by `factKey`. */
  readonly touched: readonly string[];
  /** Before; null when it was not there. */
  readonly before: Entity | null;
  /** Afterwards; of a deleted entity only its name and types. */
  readonly after: Entity;
}

interface Row {
  readonly seq: number;
  readonly at: string;
  readonly entity: string;
  readonly types: readonly string[];
  readonly deleted: boolean;
  readonly created: boolean;
  readonly was: Readonly<Record<string, StoredFact | null>> | null;
}

/**
 * The states that entities went through, exactly, although only the present one is kept: from the present back over what
 * each change took away. Entity and changes are read from one snapshot.
 * @param sql a transaction of isolation `repeatable read`
 * @param from the first change that is wanted
 * @param to the last one
 */
export async function changeStates(
  sql: Sql,
  tenant: number,
  entities: readonly string[],
  from: number,
  to: number,
): Promise<readonly ChangeState[]> {
  if (entities.length === 0) return [];
  const rows = await sql.query<EntityRow>(
    `select e.id, e.types, e.doc, e.version, e.created_at, e.modified_at from unnest($2::smallint[], $3::text[]) as wanted (sid, id)
     join facts.entity e on e.tenant = $1 and e.sid = wanted.sid and e.id = wanted.id`,
    [tenant, entities.map(shardOf), entities],
  );
  const changes = await sql.query<Row>(
    `select seq, at, entity, types, deleted, created, was from facts.change
     where tenant = $1 and seq >= $2 and entity = any($3) order by seq desc`,
    [tenant, from, entities],
  );
  const standing = new Map(rows.map((row) => [row.id, row]));
  const states: ChangeState[] = [];
  for (const change of changes) {
    const row = standing.get(change.entity);
    if (!row) continue;
    const doc = undo(row.doc, change.was ?? {});
    if (change.seq <= to) {
      const after = { ...row, types: row.types.length > 0 ? row.types : change.types };
      states.push({
        seq: change.seq,
        at: change.at,
        created: change.created,
        deleted: change.deleted,
        touched: Object.keys(change.was ?? {}),
        before: change.created ? null : entityOf({ ...after, doc }, untold),
        after: withoutExpired(entityOf({ ...after, modified_at: change.at }, untold), change.at),
      });
    }
    standing.set(change.entity, { ...row, doc });
  }
  return states.toReversed();
}

/** What had ceased to be by a change is not told, though nobody has removed it yet. */
const withoutExpired = (entity: Entity, at: string): Entity => alive(entity, at) ?? entity;

function undo(doc: StoredDoc, was: Readonly<Record<string, StoredFact | null>>): StoredDoc {
  const before = { ...doc };
  for (const [name, fact] of Object.entries(was)) {
    if (fact === null) delete before[name];
    else before[name] = fact;
  }
  return before;
}
