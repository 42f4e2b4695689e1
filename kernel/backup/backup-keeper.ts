import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Problem } from '../http/problem.ts';
import { claim } from './make-backup.ts';
import type { Source } from './source.ts';

export interface KeeperTask {
  readonly source: Source;
  readonly folder: string;
  readonly keep: number;
  readonly keys: string | null;
}

/** What went wrong; null: it goes well again. */
export type KeeperTold =
  | { readonly code: string; readonly values: Readonly<Record<string, string | number>> }
  | { readonly reason: string }
  | null;

export interface BackupKeeper {
  /** Fetches once more what was written, and ends. */
  stop(): Promise<void>;
}

/**
 * `keepBackup` in a thread of its own: copying and hashing must not keep those waiting who ask the server.
 * @param database the embedded one of the data folder, open
 * @param report is told of what goes wrong, and null once it goes well again
 * @throws Problem backup.inside-data, backup.not-a-backup, backup.other-server: the folder is none for it. Where it only cannot be
 * written to for now, `report` is told.
 */
export async function startBackupKeeper(
  {
    data,
    url,
    folder,
    keep,
    keys = null,
  }: {
    readonly data: string;
    readonly url: string;
    readonly folder: string;
    readonly keep: number;
    /** File of the master keys by which it is sealed. */
    readonly keys?: string | null;
  },
  report: (error: unknown) => void,
): Promise<BackupKeeper> {
  const source: Source = { data, cluster: join(await realpath(data), 'postgres'), url };
  await claim(source, folder, keys).catch((error: unknown) => {
    if (error instanceof Problem && /^(?:backup|crypto)\./.test(error.code)) throw error;
  });
  const task: KeeperTask = { source, folder, keep, keys };
  const worker = new Worker(new URL('./keeper-worker.ts', import.meta.url), { workerData: task });
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  worker.on('error', report);
  worker.on('message', (told: KeeperTold) => {
    if (told === null) report(null);
    else report('code' in told ? new Problem(told.code, told.values) : new Error(told.reason));
  });
  return {
    async stop() {
      worker.postMessage('stop', []);
      await ended;
    },
  };
}
