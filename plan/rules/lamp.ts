import type { Lamp } from '../board/view.ts';
import type { Target } from '../compile/compiled.ts';
import { type Point, requiredPace } from './pace.ts';

const DAY = 86_400_000;

export interface LampInput {
  readonly target: Pick<Target, 'kind' | 'comparator' | 'quantity'>;
  /** What must be reached, in the measure's unit; null where the document gives no number. */
  readonly goal: number | null;
  /** ISO date, null where nobody knows. */
  readonly due: string | null;
  readonly measured: boolean;
  /** The newest figure; null when there is none, or none with facts behind it. */
  readonly value: number | null;
  /** The oldest known figure: where progress began. */
  readonly start: Point | null;
  /** ISO time. */
  readonly now: string;
}

export interface LampVerdict {
  readonly lamp: Lamp;
  readonly required: number | null;
  /** Message `lamp.reason.<key>`. */
  readonly reason: { readonly key: string; readonly values: Readonly<Record<string, string | number>> };
}

/**
 * The lamp of a target, from its figure and its dates alone:
 * met or on the linear pace to its due date: normal; behind that pace: warning; due and not met: overdue;
 * nothing to judge by: none, with the reason.
 */
export function judge(input: LampInput): LampVerdict {
  const { target, goal, due, value, now } = input;
  if (target.kind === 'qualitative' || goal === null) return none('needs-decision');
  if (target.quantity !== null && target.quantity !== 'level') return none('not-a-level');
  if (!input.measured) return none('no-measure');
  if (value === null) return none('no-facts');
  const required = due === null ? null : requiredPace(input.start, goal, due, now);
  const verdict = (lamp: Lamp, key: string, values: LampVerdict['reason']['values'] = {}): LampVerdict => ({
    lamp,
    required,
    reason: { key, values },
  });
  if (isMet(target.comparator, value, goal)) return verdict('normal', 'met');
  if (due === null) return verdict('none', 'no-due');
  const endOfDueDay = Date.parse(due) + DAY;
  const late = Date.parse(now) - endOfDueDay;
  if (late >= 0) return verdict('overdue', 'overdue', { days: Math.floor(late / DAY) + 1 });
  if (required === null) return verdict('none', 'no-start');
  const falling = target.comparator === '<' || target.comparator === '<=';
  const onPace = falling ? value <= required : value >= required;
  return onPace
    ? verdict('normal', 'on-pace')
    : verdict('warning', 'behind', { share: shareOf(value, required) });
}

function none(key: string): LampVerdict {
  return { lamp: 'none', required: null, reason: { key, values: {} } };
}

function isMet(comparator: Target['comparator'], value: number, goal: number): boolean {
  switch (comparator) {
    case '>':
      return value > goal;
    case '<':
      return value < goal;
    case '<=':
      return value <= goal;
    default:
      // "about n", "n", "n to m": reached from below, with the lower bound of a range.
      return value >= goal;
  }
}

function shareOf(value: number, required: number): number {
  return required === 0 ? 0 : Math.round((value / required) * 100);
}
