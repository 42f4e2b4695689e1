import type { Audit } from '../audit/audit.ts';
import { sha256 } from '../audit/digest.ts';
import { TENANT } from '../facts/store/shard.ts';
import { Problem } from '../http/problem.ts';
import type { Database } from '../store/database.ts';
import { ReadTogether } from '../store/read-together.ts';
import type { Actor, Role } from './actor.ts';
import { Caller } from './caller.ts';
import type { Organisations } from './directory/organisations.ts';
import { newSecret } from './new-secret.ts';
import { tellEnded } from './sessions/ended.ts';

/** A key as it is listed: everything but the key. */
export interface KeyView {
  readonly name: string;
  readonly organisation: string | null;
  readonly roles: readonly Role[];
  readonly synthetic: boolean;
  /** Its roles hold in every tenant, and not only in the one that it was made in. */
  readonly everywhere: boolean;
  readonly madeAt: string;
  /** To the minute; null: never. */
  readonly lastUsedAt: string | null;
  readonly revokedAt: string | null;
}

/** The keys of systems: what comes in by one is told as `key:NAME`, for the organisation that it was made for. */
export interface Keys {
  /** A new key, told this once. @throws Problem identity.key-exists while another of this name is in force */
  add(
    key: Pick<KeyView, 'name' | 'organisation' | 'roles' | 'synthetic'> &
      Partial<Pick<KeyView, 'everywhere'>>,
    by: Actor,
    tenant?: number,
  ): Promise<string>;
  /** All there have ever been in a tenant, by name, the newest of a name first. */
  list(tenant?: number): Promise<readonly KeyView[]>;
  /** From now on it is refused. @throws Problem identity.key-not-found */
  revoke(name: string, by: Actor, tenant?: number): Promise<void>;
  /** Whom a key stands for, or null where it is not known or revoked, or its organisation is closed. */
  callerOf(secret: string): Promise<Caller | null>;
  /** The same by the SHA-256 of the key. */
  callerOfHash(hash: Buffer): Promise<Caller | null>;
}

/** Not every request writes when it came. */
const USE_IS_TOLD_EVERY_MS = 60_000;

export function openKeys(
  database: Database,
  audit: Audit,
  organisations: Organisations,
  clock: () => Date,
): Keys {
  // Every request of a machine asks: under load they ask together.
  const reader = new ReadTogether(callersOf);
  return {
    async add({ name, organisation, roles, synthetic, everywhere = false }, by, tenant = TENANT) {
      const secret = newSecret();
      const id = `key:${name}`;
      const actor: Actor = { id, name, organisation, source: id, roles, synthetic };
      await database.transaction(async (tx) => {
        const place = organisation === null ? null : await organisations.named(tenant, organisation, by, tx);
        const made = await tx.query(
          `insert into identity.key (hash, name, actor, made_at, tenant, organisation, everywhere)
           values ($1, $2, $3, $4, $5, $6, $7)
           on conflict (name) where revoked_at is null do nothing returning name`,
          [sha256(secret), name, JSON.stringify(actor), clock().toISOString(), tenant, place, everywhere],
        );
        if (made.length === 0) throw new Problem('identity.key-exists', { name });
        const payload = { organisation, roles, synthetic, tenant, everywhere };
        await audit.append({ by, action: 'identity.add-key', resource: id, payload }, tx);
      });
      return secret;
    },
    async list(tenant = TENANT) {
      const rows = await database.query<KeyRow>(
        `select ${KEY_COLUMNS} from ${KEY_TABLES} where key.tenant = $1 order by key.name, key.made_at desc`,
        [tenant],
      );
      return rows.map(viewOf);
    },
    async revoke(name, by, tenant = TENANT) {
      await database.transaction(async (tx) => {
        const revoked = await tx.query(
          `update identity.key set revoked_at = $2 where name = $1 and tenant = $3 and revoked_at is null
           returning name`,
          [name, clock().toISOString(), tenant],
        );
        if (revoked.length === 0) throw new Problem('identity.key-not-found', { name });
        await audit.append({ by, action: 'identity.revoke-key', resource: `key:${name}`, payload: {} }, tx);
        await tellEnded(tx);
      });
    },
    callerOf: (secret) => reader.get(sha256(secret).toString('hex')),
    callerOfHash: (hash) => reader.get(hash.toString('hex')),
  };

  /** By the hash (hex), those of them that may come in. */
  async function callersOf(hashes: readonly string[]): Promise<ReadonlyMap<string, Caller>> {
    const rows = await database.byKey<KeyRow & { readonly hash: string }>(
      `select encode(key.hash, 'hex') as hash, ${KEY_COLUMNS}
       from unnest($1::text[]) as asked (hash) join (${KEY_TABLES}) on key.hash = decode(asked.hash, 'hex')
       where key.revoked_at is null and organisation.closed_at is null`,
      [hashes],
    );
    const now = clock();
    const untold = rows.filter(
      ({ last_used_at: used }) => used === null || now.getTime() - Date.parse(used) >= USE_IS_TOLD_EVERY_MS,
    );
    if (untold.length > 0)
      await database.query(
        `update identity.key set last_used_at = $2
         where hash in (select decode(hash, 'hex') from unnest($1::text[]) as told (hash))`,
        [untold.map(({ hash }) => hash), now.toISOString()],
      );
    return new Map(rows.map((row) => [row.hash, callerOfKey(row)]));
  }
}

/** What is read of a key for `callerOfKey`. */
export const KEY_COLUMNS = `key.actor, key.everywhere, tenant.name as "tenantName", key.organisation as "organisationId",
  organisation.name as organisation, key.made_at, key.last_used_at, key.revoked_at`;
export const KEY_TABLES = `identity.key key
  join facts.tenant on tenant.id = key.tenant
  left join identity.organisation on organisation.tenant = key.tenant and organisation.id = key.organisation`;

export interface KeyRow {
  readonly actor: Actor;
  readonly everywhere: boolean;
  readonly tenantName: string | null;
  readonly organisationId: string | null;
  readonly organisation: string | null;
  readonly made_at: string;
  readonly last_used_at: string | null;
  readonly revoked_at: string | null;
}

/**
 * Under the name that its organisation has now. Its roles hold in its tenant; in all where it was made for all, and that of an
 * administrator of the tenant without a name, who is the house's.
 */
export function callerOfKey(row: KeyRow): Caller {
  const { everywhere, tenantName: tenant } = row;
  const actor = actorOfKey(row);
  if (everywhere) return new Caller([actor]);
  const here = { ...actor, tenant };
  return tenant === null && actor.roles.includes('administrator')
    ? new Caller([here, { ...actor, roles: ['administrator'] }])
    : new Caller([here]);
}

function actorOfKey({ actor, organisationId, organisation }: KeyRow): Actor {
  return {
    ...actor,
    organisation: organisation ?? actor.organisation,
    ...(organisationId === null ? {} : { organisationId }),
  };
}

function viewOf(row: KeyRow): KeyView {
  const { name, organisation, roles, synthetic } = actorOfKey(row);
  return {
    name,
    organisation,
    roles,
    synthetic,
    everywhere: row.everywhere,
    madeAt: row.made_at,
    lastUsedAt: row.last_used_at,
    revokedAt: row.revoked_at,
  };
}
