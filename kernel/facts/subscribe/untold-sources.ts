import type { Waiting } from './throttled-store.ts';
import type { ToldSource } from './told-source.ts';
import { reasonAfter, type TriggerReason } from './trigger-reason.ts';

/** What a throttled subscription waits to be told of sources, as it was kept. */
export function sourcesToTell(waiting: readonly Waiting[]): readonly ToldSource[] {
  return waiting.flatMap(({ data }) => data as unknown as readonly ToldSource[]);
}

/** The same after something more has happened: of each source once, and nothing of what came and went meanwhile. */
export function toldLater(waiting: readonly ToldSource[], more: readonly ToldSource[]): readonly Waiting[] {
  const untold = new Map(waiting.map((one) => [one.registration['id'], one]));
  for (const one of more) {
    const id = one.registration['id'];
    const earlier = untold.get(id);
    const reason: TriggerReason | null = earlier ? reasonAfter(earlier.reason, one.reason) : one.reason;
    if (reason) untold.set(id, { ...one, reason });
    else untold.delete(id);
  }
  return [...untold.values()].map((one) => ({ entity: String(one.registration['id']), data: [{ ...one }] }));
}
