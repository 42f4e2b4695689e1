import { Frontier } from '../audit/merkle.ts';
import { splitHashes } from '../audit/tree-store.ts';
import type { Sql } from '../store/sql.ts';

/** The head of a tenant's log at some moment. */
export interface LogHead {
  readonly tenant: number;
  readonly size: number;
  /** Of the tree over so many entries, in hex. */
  readonly root: string;
}

/** Heads of all logs but those of snapshots, which may go away; none where nothing was ever opened on the database. */
export async function readHeads(sql: Pick<Sql, 'query'>): Promise<readonly LogHead[]> {
  const [found] = await sql.query<{ there: boolean }>(
    `select to_regclass('audit.head') is not null and to_regclass('facts.tenant') is not null as there`,
    [],
  );
  if (found?.there !== true) return [];
  const rows = await sql.query<{ tenant: number; sequence: number; edge: Buffer }>(
    `select h.tenant, h.sequence, h.edge from audit.head h left join facts.tenant t on t.id = h.tenant
     where h.edge is not null and not coalesce(t.snapshot, false) order by h.tenant`,
    [],
  );
  return rows.map(({ tenant, sequence, edge }) => ({
    tenant,
    size: sequence,
    root: new Frontier(sequence, splitHashes(edge)).root().toString('hex'),
  }));
}
