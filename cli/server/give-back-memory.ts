import { performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const LOOK_EVERY_MS = 5000;
/** Part of the time that the event loop is busy; below it nobody notices a tenth of a second. */
const AT_REST = 0.05;
const WORTH_BYTES = 48 * 2 ** 20;

/** Is it time to look for garbage: at rest, and the heap has grown since somebody looked last? */
export function isWorthCollecting(busy: number, heap: number, heapAfterLast: number): boolean {
  return busy < AT_REST && heap - heapAfterLast >= WORTH_BYTES;
}

/**
 * V8 keeps what a burst of work needed until the next burst, though hardly any of it is in use. A process that has come to
 * rest gives it back to the machine.
 */
export function giveBackMemory(): void {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  let heapAfterLast = 0;
  let before = performance.eventLoopUtilization();
  setInterval(() => {
    const now = performance.eventLoopUtilization();
    const busy = performance.eventLoopUtilization(now, before).utilization;
    before = now;
    if (!isWorthCollecting(busy, process.memoryUsage().heapTotal, heapAfterLast)) return;
    collect();
    heapAfterLast = process.memoryUsage().heapTotal;
  }, LOOK_EVERY_MS).unref();
}
