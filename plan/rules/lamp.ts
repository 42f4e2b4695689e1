import { type Goal, meets } from '@yuheng/kernel/forecast-goal';
import type { Lamp } from '../board/view.ts';
import type { Target } from '../compile/compiled.ts';

const DAY = 86_400_000;
/** From this chance on a target is on its way; below the other it will rather be missed. */
const LIKELY = 0.8;
const UNLIKELY = 0.4;
/** So many times the usual time between readings may pass without one. */
export const PERIODS = 2;

export interface LampInput {
  readonly target: Pick<Target, 'kind' | 'quantity'>;
  /** What must be reached, in the measure's unit; null where the document gives no number. */
  readonly goal: Goal | null;
  /** ISO date, null where nobody knows. */
  readonly due: string | null;
  readonly measured: boolean;
  /** The newest figure, at an ISO time; null when there is none, or none with facts behind it. */
  readonly reading: { readonly value: number; readonly at: string } | null;
  /** A rule over its data says that nothing can be judged by it. */
  readonly unfit: boolean;
  /** How likely the goal is met at the due date; null once that is past. */
  readonly forecast: { readonly chance: number; readonly method: 'trend' | 'reference-class' } | null;
  /** The usual time between readings. */
  readonly periodDays: number;
  /** ISO time. */
  readonly now: string;
}

export interface LampVerdict {
  readonly lamp: Lamp;
  /** Message `lamp.reason.<key>`. */
  readonly reason: { readonly key: string; readonly values: Readonly<Record<string, string | number>> };
}

/**
 * The lamp of a target: met, or likely to be at its due date: normal; in doubt: warning; rather missed than met: unlikely; due
 * and not met: overdue; nothing to judge by: none, with the reason. What the newest reading is too old to tell is never normal.
 */
export function judge(input: LampInput): LampVerdict {
  const { target, goal, due, reading } = input;
  if (target.kind === 'qualitative' || goal === null) return verdict('none', 'needs-decision');
  if (target.quantity !== null && target.quantity !== 'level') return verdict('none', 'not-a-level');
  if (!input.measured) return verdict('none', 'no-measure');
  if (reading === null) return verdict('none', 'no-facts');
  if (input.unfit) return verdict('none', 'quality');
  const met = meets(goal, reading.value);
  const open = due === null ? withoutDue(met) : judgeByDue(input, due, met);
  const days = staleDays(input, reading.at);
  return open.lamp === 'normal' && days !== null ? verdict('warning', 'stale', { days }) : open;
}

function withoutDue(met: boolean): LampVerdict {
  return met ? verdict('normal', 'met') : verdict('none', 'no-due');
}

function judgeByDue({ forecast, now }: LampInput, due: string, met: boolean): LampVerdict {
  const late = Date.parse(now) - endOf(due);
  if (late >= 0)
    return met
      ? verdict('normal', 'met')
      : verdict('overdue', 'overdue', { days: Math.floor(late / DAY) + 1 });
  if (forecast === null) return met ? verdict('normal', 'met') : verdict('none', 'no-forecast');
  // What such figures do in general is no reason to doubt one that is where it should be.
  if (met && (forecast.chance >= LIKELY || forecast.method === 'reference-class'))
    return verdict('normal', 'met');
  const values = { chance: inPercent(forecast.chance) };
  if (forecast.chance >= LIKELY) return verdict('normal', 'likely', values);
  if (forecast.chance < UNLIKELY) return verdict('unlikely', met ? 'slipping' : 'unlikely', values);
  return verdict('warning', met ? 'slipping' : 'uncertain', values);
}

/**
 * Days since the newest reading where they are too many: more than two of its periods. After the due date what counts is the
 * reading at that date, however long ago it is.
 */
function staleDays({ due, now, periodDays }: LampInput, at: string): number | null {
  const until = due === null ? Date.parse(now) : Math.min(Date.parse(now), endOf(due));
  const days = Math.floor((until - Date.parse(at)) / DAY);
  return days > PERIODS * periodDays ? days : null;
}

/** The due day counts to its end. */
function endOf(due: string): number {
  return Date.parse(due) + DAY;
}

/** A chance in whole per cent, of which none says that something is certain. */
export function inPercent(chance: number): number {
  return Math.min(99, Math.max(1, Math.round(chance * 100)));
}

function verdict(lamp: Lamp, key: string, values: LampVerdict['reason']['values'] = {}): LampVerdict {
  return { lamp, reason: { key, values } };
}
