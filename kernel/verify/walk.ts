import type { Hash } from '../audit/merkle.ts';
import { type LogFault, walkLog } from '../audit/walk-log.ts';
import type { Database, Sql } from '../store/sql.ts';
import { Expected, type RowFault } from './expected.ts';
import type { RowSink } from './row-sink.ts';
import { type RowCount, walkRows } from './rows.ts';
import { RowsApart } from './rows-apart.ts';
import { Suspects } from './suspects.ts';

/** What is not as the log says, or the log itself: then the key is the number of an entry. */
export type WalkFault =
  | RowFault
  | (LogFault & { readonly table: 'audit.entry'; readonly tenant: number; readonly key: string })
  | { readonly kind: 'changed'; readonly table: 'facts.provenance'; readonly key: string }
  /** The log does not begin with what a head says that was kept elsewhere: so many entries. */
  | {
      readonly kind: 'head-differs';
      readonly table: 'audit.entry';
      readonly tenant: number;
      readonly key: string;
    };

/** A head of a tenant's log, as it was kept outside of the house. */
export interface OutsideHead {
  readonly tenant: number;
  readonly size: number;
  readonly root: Hash;
}

/** What was walked. */
export interface WalkCount extends RowCount {
  readonly entries: number;
}

/**
 * Holds the whole database against its logs: every entry, and every row of facts (as they stand, and their past), of
 * definitions and measurements with their evidence, of cases, journals and notices. All of it is seen at one moment, while
 * servers go on writing. Rows are read and hashed in a thread of their own while this one reads the logs. What is derived
 * from these rows (indexes by place and value, counts, sums by the hour), and copies that snapshots hold, are not looked at.
 * @param heads kept elsewhere: a log that was written anew as a whole, keys of the house and all, or cut short, is not theirs
 */
export async function walkDatabase(
  database: Database,
  tell: (fault: WalkFault) => void,
  heads: readonly OutsideHead[] = [],
): Promise<WalkCount> {
  return database.transaction(
    async (tx) => {
      const [exported] = await tx.query<{ snapshot: string }>('select pg_export_snapshot() as snapshot', []);
      await using rows = new RowsApart({ url: database.url, snapshot: exported?.snapshot ?? '' });
      return await hold(tx, (sink) => rows.tell(sink), tell, heads);
    },
    { isolation: 'repeatable read', readOnly: true },
  );
}

/** The same within a transaction that sees all of it at one moment, with what it has changed itself. */
export function walk(tx: Sql, tell: (fault: WalkFault) => void): Promise<WalkCount> {
  return hold(tx, ({ found }) => walkRows(tx, { found, page: () => Promise.resolve() }), tell);
}

async function hold(
  tx: Sql,
  tellRows: (sink: Pick<RowSink, 'found'>) => Promise<RowCount>,
  tell: (fault: WalkFault) => void,
  heads: readonly OutsideHead[] = [],
): Promise<WalkCount> {
  const logs = await tx.query<{ tenant: number; snapshot: boolean }>(
    `select tenant, coalesce(t.snapshot, false) as snapshot
     from (select tenant from audit.head union select id from facts.tenant) h left join facts.tenant t on t.id = h.tenant
     order by tenant`,
    [],
  );
  const expected = new Map<number, Expected | null>();
  let entries = 0;
  for (const { tenant, snapshot } of logs) {
    const own = snapshot ? null : new Expected(tenant);
    expected.set(tenant, own);
    const kept = heads.filter((head) => head.tenant === tenant);
    const { size } = await walkLog(tenant, tx, {
      sizes: [...new Set(kept.map((head) => head.size))].toSorted((a, b) => a - b),
      rootAt(at, root) {
        const holds = kept.every((head) => head.size !== at || head.root.equals(root));
        if (!holds) tell({ kind: 'head-differs', table: 'audit.entry', tenant, key: String(at) });
      },
      fault: (fault) => tell({ ...fault, table: 'audit.entry', tenant, key: String(fault.sequence) }),
      ...(own ? { line: (line, sequence) => own.tell(line, sequence) } : {}),
    });
    entries += size;
  }
  for (const { tenant, size } of heads)
    if (!expected.has(tenant))
      tell({ kind: 'head-differs', table: 'audit.entry', tenant, key: String(size) });
  const suspects = new Suspects();
  const count = await tellRows({
    found(tenant, word, key, digest, sequence = null, claim = null) {
      let own = expected.get(tenant);
      // Rows under a number that nobody has: nothing was ever told of them.
      if (own === undefined) expected.set(tenant, (own = new Expected(tenant)));
      if (own === null) return;
      if (claim) suspects.found(claim.by, digest === null && own.digestOf(word, key) === claim.digest);
      own.found(word, key, digest, sequence);
    },
  });
  for (const by of suspects.all()) tell({ kind: 'changed', table: 'facts.provenance', key: String(by) });
  for (const own of expected.values()) if (own) for (const fault of own.faults()) tell(fault);
  return { entries, ...count };
}
