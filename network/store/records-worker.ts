import { parentPort, workerData } from 'node:worker_threads';
import { Problem } from '@yuheng/kernel/problem';
import { writeFeatures } from '../export/records/write-features.ts';
import type { RecordsReply, RecordsTask } from './records-apart.ts';

const { table, format, ...more } = workerData as RecordsTask;
try {
  const pieces: Uint8Array[] = [];
  for await (const piece of await writeFeatures(table, format, more))
    pieces.push(Buffer.from(piece as Uint8Array));
  // Memory of its own, which can be handed over: a small buffer is part of a shared one.
  const bytes = new Uint8Array(Buffer.concat(pieces));
  reply({ bytes }, [bytes.buffer]);
} catch (error) {
  if (!(error instanceof Problem)) throw error;
  reply({ problem: { code: error.code, values: error.values } });
}

function reply(answer: RecordsReply, transfer: readonly ArrayBuffer[] = []): void {
  parentPort?.postMessage(answer, transfer);
}
