import type { JsonObject } from '../facts/model/entity.ts';
import type { Database, Sql } from '../store/database.ts';
import { isSealed } from './sealed.ts';
import { type SealedTable, secretsIn } from './sealed-documents.ts';
import { sealedTables } from './sealed-tables.ts';

/**
 * Where the master keys are gone for good: removes every row that holds something sealed, and the data keys, so that a house can
 * start again and make new ones. All or nothing.
 * @returns how many rows of each purpose went
 */
export async function abandonSealed(database: Database): Promise<Readonly<Record<string, number>>> {
  return database.transaction(async (tx) => {
    const removed: Record<string, number> = {};
    for (const table of sealedTables) removed[table.purpose] = await removeSealed(table, tx);
    await tx.query('delete from crypto.data_key', []);
    return removed;
  });
}

async function removeSealed(sealed: SealedTable, tx: Sql): Promise<number> {
  const { table, column } = sealed;
  const rows = await tx.query<{ tenant: number; id: string; stored: JsonObject }>(
    `select tenant, id, ${column} as stored from ${table} where ${column}::text like '%sealed:%' for update`,
    [],
  );
  const lost = rows.filter(({ stored }) => secretsIn(sealed, stored).some(isSealed));
  await tx.query(
    `delete from ${table} t using jsonb_to_recordset($1::jsonb) as lost (tenant integer, id text)
     where t.tenant = lost.tenant and t.id = lost.id`,
    [JSON.stringify(lost.map(({ tenant, id }) => ({ tenant, id })))],
  );
  return lost.length;
}
