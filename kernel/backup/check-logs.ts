import { type LogFault, walkLog } from '../audit/walk-log.ts';
import type { Database } from '../store/sql.ts';
import { type LogHead, readHeads } from './log-heads.ts';

export interface CheckedLogs {
  /** As the entries themselves give them. */
  readonly heads: readonly LogHead[];
  readonly faults: readonly (LogFault & { readonly tenant: number })[];
  /** Heads that were kept and are not those of the logs' beginnings. */
  readonly differing: readonly LogHead[];
}

/** Hashes all entries of all logs anew, and holds them against heads that were kept. What the entries say of rows is verify/walk.ts. */
export function checkLogs(database: Database, kept: readonly LogHead[]): Promise<CheckedLogs> {
  return database.transaction(
    async (tx) => {
      const heads: LogHead[] = [];
      const faults: (LogFault & { readonly tenant: number })[] = [];
      const told = await readHeads(tx);
      const differing = kept.filter((one) => !told.some(({ tenant }) => tenant === one.tenant));
      for (const { tenant } of told) {
        const own = kept.filter((one) => one.tenant === tenant);
        const { size, root } = await walkLog(tenant, tx, {
          sizes: [...new Set(own.map((one) => one.size))].toSorted((a, b) => a - b),
          rootAt(at, found) {
            differing.push(...own.filter((one) => one.size === at && one.root !== found.toString('hex')));
          },
          fault: (fault) => faults.push({ ...fault, tenant }),
        });
        heads.push({ tenant, size, root: root.toString('hex') });
      }
      return { heads, faults, differing };
    },
    { isolation: 'repeatable read', readOnly: true },
  );
}
