import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '@yuheng/kernel/problem';
import { type Change, record } from './http/entities.ts';
import type { Connection } from './http/send.ts';
import { readRoster } from './live/roster.ts';
import { simulation } from './live/simulation.ts';

export interface LiveOptions extends Connection {
  readonly seed: number;
  readonly signal: AbortSignal;
  /** Between two steps; 3,000 unless told. */
  readonly everyMs?: number | undefined;
  /** Told what was recorded, after the server has acknowledged it. */
  readonly onChanges?: ((changes: readonly Change[]) => void) | undefined;
}

/**
 * Keeps a loaded world alive through the public API until aborted, then returns: sensor readings at every step,
 * now and then a station outage with its recovery and a revenue report. A server that is away for a while is
 * waited for.
 * @throws Problem world.request-refused, for example when the key is not accepted
 */
export async function runLive(options: LiveOptions): Promise<void> {
  const { seed, signal, everyMs = 3000, onChanges } = options;
  /** What an absent server has missed, the newest value of each attribute. */
  const missed = new Map<string, Change>();
  try {
    const next = simulation(seed, await readRoster(options));
    for (;;) {
      await sleep(everyMs, undefined, { signal });
      const moment = new Date().toISOString();
      for (const change of next(moment)) missed.set(`${change.entity} ${change.attribute}`, change);
      const changes = [...missed.values()];
      if (!(await recorded(options, changes, moment))) continue;
      missed.clear();
      onChanges?.(changes);
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

/** False where the server could not be reached. */
async function recorded(
  connection: Connection,
  changes: readonly Change[],
  moment: string,
): Promise<boolean> {
  try {
    await record(connection, changes, moment);
    return true;
  } catch (error) {
    if (error instanceof Problem && error.code === 'world.unreachable') return false;
    throw error;
  }
}
