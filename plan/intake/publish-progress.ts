import type { Kernel } from '@yuheng/kernel/kernel';
import type { ReadOptions } from './document-text.ts';

/** Nobody reads faster. */
const LEAST_MS = 250;

/**
 * Tells open consoles how far a document is read, by the key that the sender of the document chose; now and then, since
 * every event goes through the database.
 */
export function publishProgress(
  kernel: Kernel,
  key: string | undefined,
): NonNullable<ReadOptions['onProgress']> {
  if (key === undefined) return () => {};
  let last = Number.NEGATIVE_INFINITY;
  return (done, total) => {
    const now = performance.now();
    if (done < total && now - last < LEAST_MS) return;
    last = now;
    // What was not heard of progress matters to nobody: the answer of the request tells the end.
    kernel.events.publish({ type: 'progress', data: { key, done, total } }).catch(() => {});
  };
}
