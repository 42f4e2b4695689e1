import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { LogReader } from '../audit/log-reader.ts';
import { readTenants } from '../facts/store/tenant-store.ts';
import { openDatabase } from '../store/database.ts';
import { isAlive, processState, readPostmaster } from '../store/postmaster.ts';
import type { Database } from '../store/sql.ts';
import { type WalkCount, walkDatabase } from '../verify/walk.ts';
import { readMark } from './backup-folder.ts';
import { backupProblem } from './errors.ts';
import { type LogHead, readHeads } from './log-heads.ts';
import { type Restored, restore } from './restore.ts';
import { openSession, openSource, readServerMark, type Source } from './source.ts';

/** A tenant's log, restored beside the original. */
export interface ComparedLog {
  readonly tenant: number;
  /** Of the tenant; null: the one without a name. */
  readonly name: string | null;
  readonly restored: number;
  readonly original: number;
  readonly root: string;
  /** Does the original begin with what was restored, hash by hash? */
  readonly same: boolean;
}

/** What a drill found. Seconds. */
export interface Drill {
  /** When the original was taken for lost. */
  readonly at: string;
  /** The moment that was restored. */
  readonly moment: string;
  readonly base: string;
  readonly bytes: number;
  /** From the restored moment to the loss: what was committed in between would be gone (recovery point). */
  readonly rpo: number;
  /** From the order to restore to a server that can be written to, every entry of its log hashed anew (recovery time). */
  readonly rto: number;
  readonly seconds: Restored['seconds'] & { readonly walk: number };
  /** Entries of the log between the two. */
  readonly lost: number;
  readonly logs: readonly ComparedLog[];
  readonly walked: WalkCount | null;
  /** Entries and rows that are not as the log says. */
  readonly faults: number;
  /** Is all restored as it was? */
  readonly holds: boolean;
}

/**
 * Restores a backup beside the running server as if that had been lost now, holds its log against the original's and every row
 * against the log, and takes all of it away again.
 * @throws Problem backup.other-server, and those of `openSource` and `restore`
 */
export async function drill(
  data: string,
  folder: string,
  { keys = null, signal }: { readonly keys?: string | null; readonly signal?: AbortSignal } = {},
): Promise<Drill> {
  const source = await openSource(data);
  await removeStale(resolve(data));
  const to = await mkdtemp(`${resolve(data)}.drill-${process.pid}-`);
  try {
    const { at, heads } = await stateOf(source, folder);
    let compared: readonly ComparedLog[] = [];
    let walked: { readonly count: WalkCount; readonly faults: number } | null = null;
    let walk = 0;
    const request = { folder, to, at: null, keys, ...(signal ? { signal } : {}) };
    const restored = await restore(request, async (url, { logs }) => {
      const begun = performance.now();
      compared = await compare(source, logs.heads, heads);
      if (logs.heads.length > 0) walked = await walkAll(url);
      walk = (performance.now() - begun) / 1000;
    });
    const { moment, base, bytes, seconds, logs } = restored;
    const { count = null, faults: odd = 0 } = (walked as { count: WalkCount; faults: number } | null) ?? {};
    const faults = logs.faults.length + logs.differing.length + odd;
    return {
      at,
      moment,
      base,
      bytes,
      rpo: Math.max(0, (Date.parse(at) - Date.parse(moment)) / 1000),
      rto: seconds.copy + seconds.recover + seconds.check,
      seconds: { ...seconds, walk },
      lost: compared.reduce((sum, one) => sum + Math.max(0, one.original - one.restored), 0),
      logs: compared,
      walked: count,
      faults,
      holds: faults === 0 && compared.every(({ same }) => same) && compared.length === heads.length,
    };
  } finally {
    await rm(to, { recursive: true, force: true });
    await source.close();
  }
}

/** What drills left beside the data folder that were killed, with the servers that outlived them. */
async function removeStale(data: string): Promise<void> {
  for (const name of await readdir(dirname(data))) {
    const [, pid = ''] = name.startsWith(`${basename(data)}.drill-`)
      ? (/\.drill-(\d+)-\w+$/.exec(name) ?? [])
      : [];
    if (pid === '' || isAlive(Number(pid))) continue;
    const folder = join(dirname(data), name);
    for (const inner of await readdir(folder)) await endServer(join(folder, inner, 'postgres'));
    await rm(folder, { recursive: true, force: true });
  }
}

async function endServer(cluster: string): Promise<void> {
  const postmaster = await readPostmaster(cluster);
  if (postmaster === undefined) return;
  while ((await processState(postmaster.pid, cluster)) === 'postgres') {
    process.kill(postmaster.pid, 'SIGQUIT');
    await pause(50);
  }
}

/** The original as it is now. */
async function stateOf(
  source: Source,
  folder: string,
): Promise<{ readonly at: string; readonly heads: readonly LogHead[] }> {
  const session = await openSession(source.url);
  try {
    const mark = await readMark(folder);
    if (mark.system !== (await readServerMark(session)).system)
      throw backupProblem('other-server', { folder });
    const heads = await readHeads(session);
    const [now] = await session.query<{ at: string }>('select clock_timestamp() as at');
    return { at: now?.at ?? '', heads };
  } finally {
    await session.close();
  }
}

/** @param then heads of the original when it was taken for lost */
async function compare(
  source: Source,
  restored: readonly LogHead[],
  then: readonly LogHead[],
): Promise<readonly ComparedLog[]> {
  const database = await openDatabase({ url: source.url, poolSize: 1 });
  try {
    const now = await readHeads(database);
    const names = new Map((await readTenants(database)).map(({ id, name }) => [id, name]));
    const compared: ComparedLog[] = [];
    for (const { tenant, size, root } of restored) {
      const enough = now.some((one) => one.tenant === tenant && one.size >= size);
      const own = enough ? await new LogReader(tenant, database).root(size) : null;
      const original = then.find((one) => one.tenant === tenant)?.size ?? 0;
      compared.push({
        tenant,
        name: names.get(tenant) ?? null,
        restored: size,
        original,
        root,
        same: own?.toString('hex') === root,
      });
    }
    return compared;
  } finally {
    await database.close();
  }
}

async function walkAll(url: string): Promise<{ readonly count: WalkCount; readonly faults: number }> {
  const database: Database = await openDatabase({ url, poolSize: 2 });
  try {
    let faults = 0;
    const count = await walkDatabase(database, () => {
      faults += 1;
    });
    return { count, faults };
  } finally {
    await database.close();
  }
}
