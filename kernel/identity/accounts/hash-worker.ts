import { scryptSync } from 'node:crypto';
import { constants, setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import type { Derivation } from './derive-apart.ts';

// Of this thread alone, which is what Linux takes it for (setpriority(2)); elsewhere it would be of the whole process.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_LOW);

parentPort?.on('message', ({ text, salt, bytes, N, r, p }: Derivation) => {
  parentPort?.postMessage(scryptSync(text, salt, bytes, { N, r, p, maxmem: 256 * N * r }), []);
});
