import type { Kernel } from '@yuheng/kernel/kernel';
import { Problem } from '@yuheng/kernel/problem';
import { defineProposalKind } from '@yuheng/kernel/proposal-kind';
import { previewOf } from '@yuheng/kernel/proposal-preview';
import Type, { type Static } from 'typebox';
import { amended, targetPairs } from '../amend/amended.ts';
import { type PreparedAmendment, prepareAmendment } from '../amend/prepare-amendment.ts';
import { putToWork } from '../amend/put-to-work.ts';
import { titleOf } from '../board/plan-view.ts';
import { viewsOf } from '../board/read-board.ts';
import { PlanId } from '../confirm/request.ts';
import { planMark } from '../store/plan-mark.ts';
import { readPlan } from '../store/plan-store.ts';
import { amendmentDifferences } from './amendment-differences.ts';
import { planRow } from './preview-decisions.ts';
import { targetEffects } from './target-effects.ts';
import { untilSettled } from './until-settled.ts';
import { wordsOf } from './words.ts';

const Content = Type.Object({
  /** The draft that is marked as the new version. */
  plan: PlanId,
  /** The plan at work whose place it takes. */
  previous: PlanId,
});

/** 新版本: a draft takes the place of the plan at work whose new version it is. */
export const amendmentKind = defineProposalKind({
  name: 'plan.amendment',
  content: Content,
  subject: ({ previous }) => previous,
  records: ({ plan, previous }) => Promise.resolve([planRow(previous), planRow(plan)]),
  async title({ plan, previous }, { database, registry }) {
    const [young, old] = [await readPlan(database, plan), await readPlan(database, previous)];
    return registry.text('plan', 'changes.amendment', { plan: titleOf(young), previous: titleOf(old) });
  },
  path: ({ plan }) => `/plan/${plan}/changes`,
  base: ({ plan, previous }, _kernel, sql) => planMark(sql, [plan, previous]),
  differences: async (content, kernel) =>
    amendmentDifferences(await decidedAmendment(content, kernel), wordsOf(kernel)),
  async preview(content, kernel) {
    const prepared = await decidedAmendment(content, kernel);
    const now = kernel.clock().toISOString();
    return previewOf({
      differences: amendmentDifferences(prepared, wordsOf(kernel)),
      effects: targetEffects(
        await viewsOf(kernel, [prepared.old], now),
        await viewsOf(kernel, [amended(prepared)], now),
        targetPairs(prepared),
      ),
    });
  },
  async apply(content, applying) {
    const { kernel, by, reason, settle } = applying;
    await untilSettled(applying, async () => {
      await putToWork(kernel, by, await decidedAmendment(content, kernel), reason, settle);
    });
  },
});

/** @throws Problem plan.not-found, plan.amends-nothing, plan.amended-already, plan.undecided */
async function decidedAmendment(
  { plan, previous }: Static<typeof Content>,
  kernel: Kernel,
): Promise<PreparedAmendment> {
  const prepared = await prepareAmendment(kernel, plan);
  if (prepared.old.id !== previous) throw new Problem('plan.amends-nothing');
  const { undecided } = prepared;
  const countOf = (kind: string) => undecided.filter((thing) => thing.kind === kind).length;
  const [items, targets] = [countOf('item'), countOf('target')];
  if (items + targets > 0) throw new Problem('plan.undecided', { items, targets });
  return prepared;
}
