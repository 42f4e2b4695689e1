import type { Actor } from '../identity/actor.ts';
import type { Kernel } from '../packs/kernel.ts';
import type { Narrowing } from './cedar/narrowing.ts';
import type { PolicyRecord } from './record-type.ts';
import { recordResource } from './resources.ts';

/** What somebody may read of the rows that packs keep in tables of their own. */
export interface SeenRecords {
  /** Those of the rows that may be read. @param type with its pack: `plan.meeting` */
  of<Row>(type: string, rows: readonly Row[], idOf: (row: Row) => string): Promise<readonly Row[]>;
  /** The same of a list of which so many are wanted: as many are read as it takes. */
  first<Row>(
    type: string,
    limit: number,
    read: (limit: number) => Promise<readonly Row[]>,
    idOf: (row: Row) => string,
  ): Promise<readonly Row[]>;
}

/** Looked through for those that may be read. */
const ALL = 1_000_000;

/** For whoever sees everything, and for the house itself. */
export const everyRecord: SeenRecords = {
  of: async (_type, rows) => rows,
  first: (_type, limit, read) => read(limit),
};

/** @param kernel the house's own @returns null for whoever may read all of them */
export function recordsOf(kernel: Kernel, actor: Actor): SeenRecords | null {
  const rows = kernel.policy.rows(actor, 'records.read', 'Record', null);
  if (rows === 'every') return null;
  const of: SeenRecords['of'] = async (type, all, idOf) => {
    if (all.length === 0 || rows === 'none') return [];
    const found = await findRecords(kernel, type, [...new Set(all.map(idOf))]);
    const seen = new Set(found.filter((record) => holds(rows, type, record)).map(({ id }) => id));
    return all.filter((row) => seen.has(idOf(row)));
  };
  return {
    of,
    first: async (type, limit, read, idOf) => (await of(type, await read(ALL), idOf)).slice(0, limit),
  };
}

export function findRecords(
  kernel: Kernel,
  type: string,
  ids: readonly string[],
): Promise<readonly PolicyRecord[]> {
  const known = kernel.registry.records.get(type);
  if (known === undefined) throw new Error(`no pack keeps ${type}`);
  return known.type.find(kernel, ids);
}

export function holds(rows: Narrowing, type: string, record: PolicyRecord): boolean {
  return typeof rows === 'string' ? rows === 'every' : rows.holds(recordResource(type, record));
}
