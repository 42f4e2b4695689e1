import type { Case } from '@yuheng/kernel/cases';
import type { Difference } from '@yuheng/kernel/proposal-preview';
import type { PlanRecord } from '../store/plan-store.ts';
import { listed, planName, type Words } from './words.ts';

/** What leaves the board with a plan, and what becomes of its tasks. Pure. */
export function removalDifferences(
  plan: PlanRecord,
  cases: readonly Pick<Case, 'closedAt'>[],
  { say, measure }: Words,
): Difference[] {
  const open = cases.filter(({ closedAt }) => closedAt === null).length;
  const closed = cases.length - open;
  const { targets } = plan.programme;
  const bound = targets.flatMap(({ id, subject }) => {
    const code = plan.bindings[id];
    return code === undefined ? [] : [say('changes.measured', { measure: measure(code), subject })];
  });
  return [
    {
      label: say('changes.plan'),
      before: planName(plan, plan.programme),
      after: say('changes.off-board'),
      code: false,
    },
    {
      label: say('changes.targets'),
      before: say('changes.targets.now', { count: targets.length, measured: bound.length }),
      after: null,
      code: false,
    },
    ...(bound.length === 0
      ? []
      : [
          {
            label: say('changes.measures'),
            before: listed(bound, say),
            after: null,
            code: false,
          },
        ]),
    {
      label: say('changes.cases'),
      before: say('changes.cases.now', { open, closed }),
      after: say('changes.cases.cancelled', { open, closed }),
      code: false,
    },
  ];
}
