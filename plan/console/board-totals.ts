import type { Lamp } from './board-filter.ts';
import type { Plan } from './plan-parts.ts';

/** The state of everything in one line. */
export interface Totals {
  readonly numeric: number;
  readonly measured: number;
  /** Lamps of numeric targets; the others need a decision first. */
  readonly lamps: { readonly [lamp in Lamp]: number };
  readonly undecided: number;
  readonly tasks: number;
  readonly done: number;
  readonly gaps: number;
}

/** Drafts do not count: nothing of them is decided yet. */
export function totalsOf(all: readonly Plan[]): Totals {
  const plans = all.filter(({ state }) => state === 'live');
  const lamps = { normal: 0, warning: 0, unlikely: 0, overdue: 0, none: 0 };
  let undecided = 0;
  for (const { kind, lamp } of plans.flatMap((plan) => plan.targets)) {
    if (kind === 'numeric') lamps[lamp] += 1;
    else undecided += 1;
  }
  const sum = (of: (plan: Plan) => number) => plans.reduce((total, plan) => total + of(plan), 0);
  return {
    lamps,
    undecided,
    numeric: sum((plan) => plan.counts.numericTargets),
    measured: sum((plan) => plan.counts.measuredTargets),
    tasks: sum((plan) => plan.counts.tasks),
    done: sum((plan) => plan.counts.tasksDone),
    gaps: sum((plan) => plan.gaps.length),
  };
}
