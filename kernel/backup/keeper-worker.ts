import { parentPort, workerData } from 'node:worker_threads';
import { Problem } from '../http/problem.ts';
import { reasonOf } from '../store/errors.ts';
import type { KeeperTask, KeeperTold } from './backup-keeper.ts';
import { keepBackup } from './keep-backup.ts';

const { source, folder, keep, keys } = workerData as KeeperTask;
const stop = new AbortController();
parentPort?.on('message', () => stop.abort());
const tell = (told: KeeperTold): void => parentPort?.postMessage(told, []);

await keepBackup({
  source,
  folder,
  keep,
  keys,
  signal: stop.signal,
  report(error) {
    if (error === null) tell(null);
    else if (error instanceof Problem) tell({ code: error.code, values: error.values });
    else tell({ reason: reasonOf(error) });
  },
});
parentPort?.close();
