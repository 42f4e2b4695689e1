import type { Sql } from '../store/database.ts';
import type { ProfileId } from './profile.ts';

/** What a data key is for: each tenant has its own for each purpose. */
export interface Use {
  readonly tenant: number;
  readonly purpose: string;
}

/** A data key as it is kept: wrapped by a master key. */
export interface WrappedKey extends Use {
  readonly id: string;
  readonly profile: ProfileId;
  /** Id of the master key. */
  readonly master: string;
  readonly wrapped: Buffer;
  readonly madeAt: string;
  /** Nothing new is sealed by it since. */
  readonly supersededAt: string | null;
  /** Nothing stands under it any more. */
  readonly endedAt: string | null;
}

const COLUMNS = `tenant, purpose, id, profile, master, wrapped, made_at as "madeAt", superseded_at as "supersededAt",
  ended_at as "endedAt"`;

/** All of them, the oldest of each use first. @param lock nobody else changes them, or begins to seal by them, until the transaction ends */
export function readKeys(sql: Sql, lock = false): Promise<readonly WrappedKey[]> {
  return sql.query<WrappedKey>(
    `select ${COLUMNS} from crypto.data_key order by tenant, purpose, id${lock ? ' for update' : ''}`,
    [],
  );
}

/** The one that new things are sealed by: until the transaction ends it stays that. */
export async function readCurrentKey({ tenant, purpose }: Use, tx: Sql): Promise<WrappedKey | null> {
  const [row] = await tx.query<WrappedKey>(
    `select ${COLUMNS} from crypto.data_key where tenant = $1 and purpose = $2 and superseded_at is null for share`,
    [tenant, purpose],
  );
  return row ?? null;
}

export async function readKey({ tenant, purpose }: Use, id: string, sql: Sql): Promise<WrappedKey | null> {
  const [row] = await sql.query<WrappedKey>(
    `select ${COLUMNS} from crypto.data_key where tenant = $1 and purpose = $2 and id = $3`,
    [tenant, purpose, id],
  );
  return row ?? null;
}

/** @returns false: there is a current one of its use by now */
export async function insertKey(key: WrappedKey, tx: Sql): Promise<boolean> {
  const made = await tx.query(
    `insert into crypto.data_key (tenant, purpose, id, profile, master, wrapped, made_at)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing returning 1 as one`,
    [key.tenant, key.purpose, key.id, key.profile, key.master, key.wrapped, key.madeAt],
  );
  return made.length > 0;
}

/** Wrapped anew; and nothing new is sealed by those that were current. */
export async function supersedeKeys(keys: readonly WrappedKey[], at: string, tx: Sql): Promise<void> {
  for (const { tenant, purpose, id, master, wrapped } of keys)
    await tx.query(
      `update crypto.data_key set master = $4, wrapped = $5, superseded_at = coalesce(superseded_at, $6)
       where tenant = $1 and purpose = $2 and id = $3`,
      [tenant, purpose, id, master, wrapped, at],
    );
}

/** Nothing stands any more under those that were superseded. @returns how many ended now */
export async function endKeys(at: string, tx: Sql): Promise<number> {
  const ended = await tx.query(
    `update crypto.data_key set ended_at = $1 where superseded_at is not null and ended_at is null returning 1 as one`,
    [at],
  );
  return ended.length;
}
