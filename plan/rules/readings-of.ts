import type { Bounds, Reading } from '@yuheng/kernel/forecast-reading';
import type { Measurement } from '@yuheng/kernel/measurement';

type Known = Pick<Measurement, 'at' | 'value' | 'version' | 'facts' | 'factRoot' | 'tier'>;

/**
 * The figures of a measure that a forecast may stand on, oldest first, up to the newest one. A past period that ended after it
 * only repeats it. Where figures are reported, not recorded by running systems, a period without a new fact is no reading; a
 * system that recorded no change has told that nothing changed.
 */
export function readingsOf(past: readonly Known[], newest: Known | null): readonly Reading[] {
  const until = newest === null ? null : Date.parse(newest.at);
  const before = past.filter(({ at }) => until === null || Date.parse(at) < until);
  const all = [...before, ...(newest === null ? [] : [newest])].filter((one) => one.facts > 0);
  return all
    .filter((one, index) => one.tier === 'A' || one.factRoot !== all[index - 1]?.factRoot)
    .flatMap(({ at, value, version }) => (value === null ? [] : [{ at, value, version }]));
}

/** Per cent, the unit of shares. */
const percent = 'P1';

/**
 * What a figure cannot leave: a share stays between nothing and all, a number of things is not below zero. A percentage that once was
 * outside, or is to get there, is no share but a rate.
 */
export function boundsOf(unit: string, readings: readonly Reading[], goal: number): Bounds {
  const all = [goal, ...readings.map(({ value }) => value)];
  const low = all.every((value) => value >= 0) ? 0 : null;
  return { low, high: unit === percent && low === 0 && all.every((value) => value <= 100) ? 100 : null };
}
