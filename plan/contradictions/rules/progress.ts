import { meets } from '@yuheng/kernel/forecast-goal';
import { between, isSilent, median, readingAt } from './readings.ts';
import type { Certainty, Source, SourceReading } from './record.ts';

/** How a source went between two times. */
export interface Progress {
  /**
   * progressed · met: its goal is reached · stalled: it spoke and did not move · contrary: it moved the wrong way · silent: it did
   * not speak, for longer than it is ever late · unknown: nothing that would decide.
   */
  readonly verdict: 'progressed' | 'met' | 'stalled' | 'contrary' | 'silent' | 'unknown';
  readonly certainty: Certainty;
  readonly before: SourceReading | null;
  readonly after: SourceReading | null;
  /** Since when it stands where it stands; of a source that is silent, when it spoke last. */
  readonly since: string | null;
}

/** A step of less than this part of a usual one is none. */
const LITTLE = 0.1;
/** A standstill is one when a source that goes on as it did would show it less often than this. */
const RARE = 0.2;
const VERY_RARE = 0.05;

/**
 * Did a source move the right way? A standstill is judged by the source's own past: what moved with nearly every reading has
 * stalled after one without, what moves once a year has not after ten.
 */
export function progressOf(source: Source, from: string, to: string): Progress {
  const before = readingAt(source, from);
  const after = readingAt(source, to);
  let stillSince: string | null = null;
  const result = (verdict: Progress['verdict'], certainty: Certainty = 'likely'): Progress => ({
    verdict,
    certainty,
    before,
    after,
    since: stillSince ?? after?.at ?? null,
  });
  if (isMet(source, after)) return result('met');
  if (before === null || after === null) return result('unknown');
  const spoke = between(source, from, to);
  if (spoke.length === 0) return result(isSilent(source, to) ? 'silent' : 'unknown');
  const numbers = source.readings.filter(({ at }) => at <= to).filter(isNumber);
  if (typeof before.value !== 'number' || typeof after.value !== 'number')
    return wentBack(source, before, after, to) ? result('contrary') : result('unknown');
  const past = stepsOf(numbers.filter(({ at }) => at <= from));
  const side = sideOf(source, past);
  const usual = median(past.filter((step) => step !== 0).map(Math.abs)) ?? 0;
  const moved = (after.value - before.value) * (side ?? 1);
  const little = LITTLE * usual;
  if (moved > little || (side === null && moved < -little)) return result('progressed');
  if (moved < -little)
    return result(isFall(past, side ?? 1, -moved) ? 'contrary' : 'unknown', fallen(usual, -moved));
  const still = unmoved(numbers, little, side ?? 1);
  const advances = past.filter((step) => step * (side ?? Math.sign(step)) > little).length;
  stillSince = numbers[numbers.length - 1 - still]?.at ?? null;
  const chance = (1 - (advances + 0.5) / (past.length + 1)) ** still;
  if (chance > RARE) return result('unknown');
  return result('stalled', chance <= VERY_RARE ? 'certain' : 'likely');
}

type NumberReading = SourceReading & { readonly value: number };

function isNumber(reading: SourceReading): reading is NumberReading {
  return typeof reading.value === 'number';
}

function isMet({ goals }: Source, reading: SourceReading | null): boolean {
  const value = reading?.value;
  return typeof value === 'number' && goals.length > 0 && goals.every(({ goal }) => meets(goal, value));
}

function stepsOf(readings: readonly NumberReading[]): number[] {
  return readings.slice(1).map(({ value }, index) => value - (readings[index]?.value ?? value));
}

/** Which way is forward: as somebody said, or else the way that it nearly always went. */
function sideOf({ direction }: Source, steps: readonly number[]): 1 | -1 | null {
  if (direction !== null) return direction === 'up' ? 1 : -1;
  const moves = steps.filter((step) => step !== 0);
  if (moves.length < 3) return null;
  if (moves.every((step) => step > 0)) return 1;
  return moves.every((step) => step < 0) ? -1 : null;
}

/** More of a fall than this source has ever had without anybody minding. */
function isFall(past: readonly number[], side: 1 | -1, fall: number): boolean {
  const falls = past.map((step) => -step * side).filter((step) => step > 0);
  return fall > 1.2 * Math.max(0, ...falls);
}

function fallen(usual: number, fall: number): Certainty {
  return fall >= usual ? 'certain' : 'likely';
}

/** Readings at the end that brought nothing new. */
function unmoved(readings: readonly NumberReading[], little: number, side: 1 | -1): number {
  const last = readings.at(-1)?.value ?? 0;
  const from = readings.findLastIndex(({ value }) => (last - value) * side > little);
  return readings.length - 1 - (from + 1);
}

/** A state that had been left behind is there again. */
function wentBack(source: Source, before: SourceReading, after: SourceReading, to: string): boolean {
  if (before.value === after.value) return false;
  const known = source.readings.filter(({ at }) => at < before.at && at <= to);
  return known.some(({ value }) => value === after.value);
}
