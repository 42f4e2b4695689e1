import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { type Restorable, readCatalog, restorables } from '@yuheng/kernel/backup-catalog';
import { drill } from '@yuheng/kernel/backup-drill';
import { startBackupKeeper } from '@yuheng/kernel/backup-keeper';
import type { Kernel } from '@yuheng/kernel/kernel';
import { openKernel } from '@yuheng/kernel/open-kernel';
import { parseStatements } from '@yuheng/kernel/statement';
import { type Database, openDatabase } from '@yuheng/kernel/store';
import { pack as network } from '@yuheng/network/pack';
import { seconds } from './samples.ts';
import { amountsOf, BY, fill } from './tamper/fill.ts';

export interface RecoveryBench {
  /** Facts of history; measurements and journal lines come on top. */
  readonly rows: number;
  /** Drills while facts are written, and one at rest. */
  readonly runs: number;
  readonly say: (line: string) => void;
}

const LIMIT_SECONDS = 60;
const WRITERS = 8;

/**
 * Fills a database while its backup is kept, as a server would, and takes it for lost again and again while it is written to: the
 * backup is restored beside it and held against it. @returns whether all was as it was, and the recovery point and time within a minute
 */
export async function benchRecovery({ rows, runs, say }: RecoveryBench): Promise<boolean> {
  const home = await mkdtemp(join(tmpdir(), 'yuheng-recovery-'));
  const [data, folder] = [join(home, 'data'), join(home, 'backups')];
  const database = await openDatabase({ data });
  const kernel = await openKernel({ database, packs: [network] });
  const report = (error: unknown): void => say(`backup: ${error === null ? 'goes on again' : String(error)}`);
  const keeper = await startBackupKeeper({ data, url: database.url, folder, keep: 2 }, report);
  try {
    // The fill is not what is measured.
    await database.query('alter system set synchronous_commit = off');
    await database.query('select pg_reload_conf()');
    await fill(kernel, { ...amountsOf(rows), facts: rows }, say);
    await database.query('alter system reset synchronous_commit');
    await database.query('select pg_reload_conf()');
    const newest = await reached(database, folder);
    say(
      `base of ${megabytes(newest.base.bytes)} MB, ${await walBehind(database, newest)} MB of WAL behind it`,
    );
    const base = join(folder, 'bases', newest.base.name);
    const copied = await seconds(() =>
      promisify(execFile)('sh', ['-c', 'cp -a "$0" "$1" && sync', base, join(home, 'copy')]),
    );
    await rm(join(home, 'copy'), { recursive: true });
    say(`baseline: cp and sync of the same base: ${copied.took.toFixed(1)} s`);
    const writers = write(kernel);
    let fine = true;
    for (let run = 0; run < runs; run += 1) fine = (await rehearse(data, folder, copied.took, say)) && fine;
    say(`${await writers.stop()} writes were acknowledged meanwhile`);
    await reached(database, folder);
    say('at rest:');
    return (await rehearse(data, folder, copied.took, say)) && fine;
  } finally {
    await kernel.close();
    await keeper.stop();
    await database.close();
    await rm(home, { recursive: true, force: true });
  }
}

async function rehearse(
  data: string,
  folder: string,
  baseline: number,
  say: (line: string) => void,
): Promise<boolean> {
  const { rpo, rto, seconds: parts, lost, logs, walked, faults, holds, bytes } = await drill(data, folder);
  const entries = logs.reduce((sum, one) => sum + one.restored, 0);
  say(
    `RPO ${rpo.toFixed(1)} s (${lost} entries of the log), RTO ${rto.toFixed(1)} s = ${(rto / baseline).toFixed(1)} × the baseline: ${megabytes(bytes)} MB copied in ${parts.copy.toFixed(1)} s, replayed in ${parts.recover.toFixed(1)} s, ${entries} entries of the log hashed anew in ${parts.check.toFixed(1)} s`,
  );
  say(
    `  head of the log ${holds ? 'equal' : 'NOT EQUAL'}; ${walked?.history ?? 0} facts and all else held against the log in ${parts.walk.toFixed(1)} s, ${faults} faults`,
  );
  return holds && rpo <= LIMIT_SECONDS && rto <= LIMIT_SECONDS;
}

/** Waits until all that is committed now is in the backup. */
async function reached(database: Database, folder: string): Promise<Restorable> {
  const [now] = await database.query<{ at: string }>('select clock_timestamp() as at', []);
  for (;;) {
    const newest = restorables(await readCatalog(folder)).at(-1);
    if (newest && newest.until > (now?.at ?? '')) return newest;
    await pause(500);
  }
}

async function walBehind(database: Database, { base, chain }: Restorable): Promise<number> {
  const [row] = await database.query<{ bytes: number }>('select $1::pg_lsn - $2::pg_lsn as bytes', [
    chain.reach.lsn,
    base.startLsn,
  ]);
  return megabytes(row?.bytes ?? 0);
}

/** Writers that go on until they are stopped. */
function write(kernel: Kernel): { stop(): Promise<number> } {
  const stopped = new AbortController();
  let acknowledged = 0;
  const one = async (writer: number): Promise<void> => {
    for (let turn = 0; !stopped.signal.aborted; turn += 1) {
      const statements = parseStatements({ power: { type: 'Property', value: turn } });
      const id = `urn:ngsi-ld:Sensor:written-${writer}-${turn % 100}`;
      await kernel.facts.write([{ op: 'upsert', id, types: ['Sensor'], statements }], BY);
      acknowledged += 1;
    }
  };
  const all = Promise.all(Array.from({ length: WRITERS }, (_, writer) => one(writer)));
  return {
    async stop() {
      stopped.abort();
      await all;
      return acknowledged;
    },
  };
}

const megabytes = (bytes: number): number => Math.round(bytes / 1e6);
