import { type LogFault, walkLog } from '../audit/walk-log.ts';
import type { Provenance } from '../facts/model/entity.ts';
import type { Database, Sql } from '../store/sql.ts';
import { walkCases } from './case-rows.ts';
import { Expected, type RowFault } from './expected.ts';
import { StoredDigests, walkEntities, walkHistory } from './fact-rows.ts';
import { walkMeasurements } from './measure-rows.ts';

/** What is not as the log says, or the log itself: then the key is the number of an entry. */
export type WalkFault =
  | RowFault
  | (LogFault & { readonly table: 'audit.entry'; readonly tenant: number; readonly key: string })
  | { readonly kind: 'changed'; readonly table: 'facts.provenance'; readonly key: string };

/** What was walked. */
export interface WalkCount {
  readonly entries: number;
  readonly history: number;
  readonly entities: number;
  readonly current: number;
  readonly measurements: number;
  readonly journal: number;
}

/**
 * Holds the whole database against its logs: every entry, and every row of facts (as they stand, and their past), of
 * definitions and measurements with their evidence, of cases, journals and notices. All of it is seen at one moment, while
 * servers go on writing. What is derived from these rows (indexes by place and value, counts, sums by the hour), and copies
 * that snapshots hold, are not looked at.
 */
export async function walkDatabase(database: Database, tell: (fault: WalkFault) => void): Promise<WalkCount> {
  return database.transaction((tx) => walk(tx, tell), { isolation: 'repeatable read', readOnly: true });
}

/** The same within a transaction that sees all of it at one moment. */
export async function walk(tx: Sql, tell: (fault: WalkFault) => void): Promise<WalkCount> {
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
    const { size } = await walkLog(tenant, tx, {
      fault: (fault) => tell({ ...fault, table: 'audit.entry', tenant, key: String(fault.sequence) }),
      ...(own ? { line: (line, sequence) => own.tell(line, sequence) } : {}),
    });
    entries += size;
  }
  /** Rows under a number that nobody has: nothing was ever told of them. */
  const expectedOf = (tenant: number): Expected | null => {
    const known = expected.get(tenant);
    if (known !== undefined) return known;
    const own = new Expected(tenant);
    expected.set(tenant, own);
    return own;
  };
  const digests = new StoredDigests(await readProvenances(tx));
  const history = await walkHistory(expectedOf, digests, tx);
  const { entities, facts } = await walkEntities(expectedOf, digests, tx);
  const measurements = await walkMeasurements(expectedOf, tx);
  const journal = await walkCases(expectedOf, tx);
  for (const number of digests.suspects())
    tell({ kind: 'changed', table: 'facts.provenance', key: String(number) });
  for (const own of expected.values()) if (own) for (const fault of own.faults()) tell(fault);
  return { entries, history, entities, current: facts, measurements, journal };
}

async function readProvenances(tx: Sql): Promise<ReadonlyMap<number, Provenance>> {
  const rows = await tx.query<Provenance & { id: number }>(
    'select id, actor, organisation, source, synthetic from facts.provenance',
    [],
  );
  return new Map(rows.map(({ id, ...provenance }) => [id, provenance]));
}
