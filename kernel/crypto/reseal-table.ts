import type { JsonObject } from '../facts/model/entity.ts';
import { Problem } from '../http/problem.ts';
import type { Sql } from '../store/database.ts';
import type { Keyring } from './keyring.ts';
import { SealedDocuments, type SealedTable } from './sealed-documents.ts';

/** Rows that are sealed anew in one transaction: what is under way holds nobody up for long. */
const PAGE = 200;

export interface Resealed {
  readonly rows: number;
  /** Of them, those that were not sealed by the current key. */
  readonly resealed: number;
  /** Of them, those that cannot be opened. */
  readonly broken: number;
}

export async function countRows({ table }: SealedTable, sql: Sql): Promise<number> {
  const [row] = await sql.query<{ count: number }>(`select count(*) as count from ${table}`, []);
  return row?.count ?? 0;
}

/**
 * Seals a page of a tenant's rows by the current data key. Done twice it does nothing the second time. What cannot be opened
 * stays as it is: it is the fault of no other row.
 * @param after the id of the last row of the page before
 * @returns the id to go on behind; null: that was all
 */
export async function resealPage(
  keyring: Keyring,
  sealed: SealedTable,
  { tenant, after }: { readonly tenant: number; readonly after: string },
  tx: Sql,
): Promise<Resealed & { readonly next: string | null }> {
  const { table, column } = sealed;
  const sealAnew = new SealedDocuments(keyring, sealed, tenant).sealerAnew(tx);
  const rows = await tx.query<{ id: string; stored: JsonObject }>(
    `select id, ${column} as stored from ${table} where tenant = $1 and id > $2 order by id limit ${PAGE} for update`,
    [tenant, after],
  );
  const changed: { readonly id: string; readonly anew: JsonObject }[] = [];
  let broken = 0;
  for (const { id, stored } of rows) {
    const anew = await sealAnew(id, stored).catch((error: unknown) => {
      if (!(error instanceof Problem && error.code.startsWith('crypto.'))) throw error;
      broken += 1;
      return null;
    });
    if (anew === null) continue;
    changed.push({ id, anew });
  }
  await tx.query(
    `update ${table} t set ${column} = new.anew from jsonb_to_recordset($2::jsonb) as new (id text, anew jsonb)
     where t.tenant = $1 and t.id = new.id`,
    [tenant, JSON.stringify(changed)],
  );
  const next = rows.length < PAGE ? null : (rows.at(-1)?.id ?? null);
  return { next, rows: rows.length, resealed: changed.length, broken };
}
