import { useSyncExternalStore } from 'react';

/** Moves in steps while somebody looks at it. */
class Clock {
  now = Date.now();
  readonly #step: number;
  readonly #watchers = new Set<() => void>();
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(step: number) {
    this.#step = step;
  }

  readonly watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    if (this.#timer === undefined) {
      this.now = Date.now();
      this.#timer = setInterval(() => this.#tick(), this.#step);
    }
    return () => {
      this.#watchers.delete(watcher);
      if (this.#watchers.size > 0) return;
      clearInterval(this.#timer);
      this.#timer = undefined;
    };
  };

  #tick(): void {
    this.now = Date.now();
    for (const watcher of this.#watchers) watcher();
  }
}

/** How often the clock of the screen moves, ms. */
export const CLOCK_STEP = 30_000;
const clock = new Clock(CLOCK_STEP);
const seconds = new Clock(1000);

/** The present time in milliseconds, to half a minute; one clock for everything on the screen. */
export function useNow(): number {
  return useSyncExternalStore(clock.watch, () => clock.now);
}

/** The present time in milliseconds, to the second while a time is within a minute of it, and else as `useNow`. @param at ms */
export function useNowNear(at: number): number {
  const slow = useNow();
  const near = Math.abs(at - slow) < 60_000 + CLOCK_STEP;
  const quick = useSyncExternalStore(near ? seconds.watch : unwatched, () => (near ? seconds.now : slow));
  return Math.max(slow, quick);
}

function unwatched(): () => void {
  return () => undefined;
}
