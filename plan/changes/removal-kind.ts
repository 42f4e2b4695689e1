import { defineProposalKind } from '@yuheng/kernel/proposal-kind';
import { previewOf } from '@yuheng/kernel/proposal-preview';
import Type from 'typebox';
import { titleOf } from '../board/plan-view.ts';
import { viewsOf } from '../board/read-board.ts';
import { PlanId } from '../confirm/request.ts';
import { planMark } from '../store/plan-mark.ts';
import { readPlan } from '../store/plan-store.ts';
import { takeOff } from '../store/take-off.ts';
import { planAtWork, planRow } from './preview-decisions.ts';
import { removalDifferences } from './removal-differences.ts';
import { targetEffects } from './target-effects.ts';
import { untilSettled } from './until-settled.ts';
import { wordsOf } from './words.ts';

/** 废止: a plan at work leaves the board with its targets, and its open tasks are cancelled. */
export const removalKind = defineProposalKind({
  name: 'plan.removal',
  content: Type.Object({ plan: PlanId }),
  subject: ({ plan }) => plan,
  records: ({ plan }) => Promise.resolve([planRow(plan)]),
  title: async ({ plan }, { database, registry }) =>
    registry.text('plan', 'changes.removal', { plan: titleOf(await readPlan(database, plan)) }),
  path: ({ plan }) => `/plan/${plan}`,
  base: ({ plan }, _kernel, sql) => planMark(sql, [plan]),
  async preview({ plan: id }, kernel) {
    const plan = await planAtWork(kernel, id);
    const ids = Object.values(plan.tasks);
    const cases = ids.length > 0 ? await kernel.cases.find(ids) : [];
    return previewOf({
      differences: removalDifferences(plan, cases, wordsOf(kernel)),
      effects: targetEffects(await viewsOf(kernel, [plan]), []),
    });
  },
  async apply({ plan: id }, applying) {
    const { kernel, by, reason } = applying;
    await untilSettled(applying, async () => {
      await takeOff(kernel, by, await planAtWork(kernel, id), reason, applying);
    });
  },
});
