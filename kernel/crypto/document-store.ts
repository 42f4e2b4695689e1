import type { JsonObject } from '../facts/model/entity.ts';
import { Problem } from '../http/problem.ts';
import { isSealed } from './sealed.ts';
import { SealedDocuments, type SealedTable, secretsIn } from './sealed-documents.ts';
import { PAGE, type SealedStore } from './sealed-store.ts';

/** A table of documents that hold secrets. */
export function documentStore(sealed: SealedTable): SealedStore {
  const { table, column, purpose } = sealed;
  return {
    purpose,
    async count(sql) {
      const [row] = await sql.query<{ count: number }>(`select count(*) as count from ${table}`, []);
      return row?.count ?? 0;
    },
    async resealPage(keyring, { tenant, after }, tx) {
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
        if (anew !== null) changed.push({ id, anew });
      }
      await tx.query(
        `update ${table} t set ${column} = new.anew from jsonb_to_recordset($2::jsonb) as new (id text, anew jsonb)
         where t.tenant = $1 and t.id = new.id`,
        [tenant, JSON.stringify(changed)],
      );
      const next = rows.length < PAGE ? null : (rows.at(-1)?.id ?? null);
      return { next, rows: rows.length, resealed: changed.length, broken };
    },
    async abandon(tx) {
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
    },
  };
}
