import { useSyncExternalStore } from 'react';

/** How often the clock of the screen moves, ms. */
export const CLOCK_STEP = 30_000;
const watchers = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let now = Date.now();

function tick(): void {
  now = Date.now();
  for (const watcher of watchers) watcher();
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  if (timer === undefined) {
    now = Date.now();
    timer = setInterval(tick, CLOCK_STEP);
  }
  return () => {
    watchers.delete(watcher);
    if (watchers.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** The present time in milliseconds, to half a minute; one clock for everything on the screen. */
export function useNow(): number {
  return useSyncExternalStore(watch, () => now);
}
