import type { Audit } from '../audit/audit.ts';
import { sha256 } from '../audit/digest.ts';
import { Problem } from '../http/problem.ts';
import type { Database } from '../store/database.ts';
import type { Actor, Role } from './actor.ts';
import { newSecret } from './new-secret.ts';

/** A key as it is listed: everything but the key. */
export interface KeyView {
  readonly name: string;
  readonly organisation: string | null;
  readonly roles: readonly Role[];
  readonly synthetic: boolean;
  readonly madeAt: string;
  /** To the minute; null: never. */
  readonly lastUsedAt: string | null;
  readonly revokedAt: string | null;
}

/** The keys of systems: what comes in by one is told as `key:NAME`, for the organisation that it was made for. */
export interface Keys {
  /** A new key, told this once. @throws Problem identity.key-exists while another of this name is in force */
  add(key: Pick<KeyView, 'name' | 'organisation' | 'roles' | 'synthetic'>, by: Actor): Promise<string>;
  /** All there have ever been, by name, the newest of a name first. */
  list(): Promise<readonly KeyView[]>;
  /** From now on it is refused. @throws Problem identity.key-not-found */
  revoke(name: string, by: Actor): Promise<void>;
  /** Whom a key stands for, or null where it is not known or revoked. */
  actorOf(secret: string): Promise<Actor | null>;
}

/** Not every request writes when it came. */
const USE_IS_TOLD_EVERY_MS = 60_000;

export function openKeys(database: Database, audit: Audit, clock: () => Date): Keys {
  return {
    async add({ name, organisation, roles, synthetic }, by) {
      const secret = newSecret();
      const id = `key:${name}`;
      const actor: Actor = { id, name, organisation, source: id, roles, synthetic };
      await database.transaction(async (tx) => {
        const made = await tx.query(
          `insert into identity.key (hash, name, actor, made_at) values ($1, $2, $3, $4)
           on conflict (name) where revoked_at is null do nothing returning name`,
          [sha256(secret), name, JSON.stringify(actor), clock().toISOString()],
        );
        if (made.length === 0) throw new Problem('identity.key-exists', { name });
        const payload = { organisation, roles, synthetic };
        await audit.append({ by, action: 'identity.add-key', resource: id, payload }, tx);
      });
      return secret;
    },
    async list() {
      const rows = await database.query<KeyRow>(
        'select actor, made_at, last_used_at, revoked_at from identity.key order by name, made_at desc',
      );
      return rows.map(viewOf);
    },
    async revoke(name, by) {
      await database.transaction(async (tx) => {
        const revoked = await tx.query(
          'update identity.key set revoked_at = $2 where name = $1 and revoked_at is null returning name',
          [name, clock().toISOString()],
        );
        if (revoked.length === 0) throw new Problem('identity.key-not-found', { name });
        await audit.append({ by, action: 'identity.revoke-key', resource: `key:${name}`, payload: {} }, tx);
      });
    },
    async actorOf(secret) {
      const hash = sha256(secret);
      const [row] = await database.query<Pick<KeyRow, 'actor' | 'last_used_at'>>(
        'select actor, last_used_at from identity.key where hash = $1 and revoked_at is null',
        [hash],
      );
      if (!row) return null;
      const now = clock();
      if (row.last_used_at === null || now.getTime() - Date.parse(row.last_used_at) >= USE_IS_TOLD_EVERY_MS)
        await database.query('update identity.key set last_used_at = $2 where hash = $1', [
          hash,
          now.toISOString(),
        ]);
      return row.actor;
    },
  };
}

interface KeyRow {
  readonly actor: Actor;
  readonly made_at: string;
  readonly last_used_at: string | null;
  readonly revoked_at: string | null;
}

function viewOf({ actor, made_at, last_used_at, revoked_at }: KeyRow): KeyView {
  const { name, organisation, roles, synthetic } = actor;
  return {
    name,
    organisation,
    roles,
    synthetic,
    madeAt: made_at,
    lastUsedAt: last_used_at,
    revokedAt: revoked_at,
  };
}
