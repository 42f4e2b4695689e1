import { performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const LOOK_EVERY_MS = 5000;
/** Part of the time that the event loop is busy; below it hardly anybody notices that it stands still for a moment. */
const AT_REST = 0.05;
const WORTH_BYTES = 48 * 2 ** 20;

/** Is it time to look for garbage: at rest, and larger by that much than some time after somebody looked last? */
export function isWorthCollecting(busy: number, resident: number, residentAfterLast: number): boolean {
  return busy < AT_REST && resident - residentAfterLast >= WORTH_BYTES;
}

/**
 * V8 keeps what a burst of work needed until the next burst, though hardly any of it is in use. A process that has come to
 * rest gives it back to the machine.
 */
export function giveBackMemory(): void {
  setFlagsFromString('--expose-gc');
  const collect: (how: object) => void = runInNewContext('gc');
  /** null: pages are given back a little later than their garbage is found, so that this is known at the next look. */
  let residentAfterLast: number | null = 0;
  let before = performance.eventLoopUtilization();
  setInterval(() => {
    const now = performance.eventLoopUtilization();
    const busy = performance.eventLoopUtilization(now, before).utilization;
    before = now;
    const resident = process.memoryUsage.rss();
    residentAfterLast ??= resident;
    if (!isWorthCollecting(busy, resident, residentAfterLast)) return;
    collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
    residentAfterLast = null;
  }, LOOK_EVERY_MS).unref();
}
