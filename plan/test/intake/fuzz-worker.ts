import { parentPort, workerData } from 'node:worker_threads';
import { reads } from './reads.ts';

/** A reading that waits for what has failed is ended by the reader's thread; here it counts as read. */
const WAIT_MS = 2000;

process.on('unhandledRejection', () => {});
const faults: string[] = [];
for (const bytes of workerData as readonly Uint8Array[]) {
  const waited = new Promise<void>((resolve) => setTimeout(resolve, WAIT_MS));
  await Promise.race([reads(bytes), waited]).catch((error: unknown) => {
    faults.push(`${String(error)} ${Buffer.from(bytes).toString('base64')}`);
  });
}
parentPort?.postMessage(faults, []);
