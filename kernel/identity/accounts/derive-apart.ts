import { Worker } from 'node:worker_threads';

/** What scrypt is given (RFC 7914). */
export interface Derivation {
  readonly text: string;
  readonly salt: Uint8Array;
  readonly bytes: number;
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

/** Those with nothing to do; a process that ends does not wait for them. */
const idle: Worker[] = [];

/**
 * scrypt in a thread of low priority: a third of a second of one core, which whoever is already in does not wait for. As
 * many threads as were ever wanted at once; callers bound that.
 */
export function deriveApart(derivation: Derivation): Promise<Buffer> {
  const worker = idle.pop() ?? opened();
  worker.ref();
  return new Promise((resolve, reject) => {
    const fail = (error: unknown): void => {
      void worker.terminate();
      reject(error);
    };
    worker.once('error', fail);
    worker.once('message', (key: Uint8Array) => {
      worker.off('error', fail);
      worker.unref();
      idle.push(worker);
      resolve(Buffer.from(key));
    });
    worker.postMessage(derivation, []);
  });
}

function opened(): Worker {
  const worker = new Worker(new URL('./hash-worker.ts', import.meta.url));
  // Whoever waits for it hears of it; one that ends with nothing to do is only not taken again.
  worker.on('error', () => undefined);
  worker.on('exit', () => {
    const at = idle.indexOf(worker);
    if (at >= 0) idle.splice(at, 1);
  });
  return worker;
}
