import type { Kernel } from '@yuheng/kernel/kernel';
import { defineProposalKind } from '@yuheng/kernel/proposal-kind';
import Type, { type Static } from 'typebox';
import { boardId } from '../board/ids.ts';
import { titleOf } from '../board/plan-view.ts';
import { Threshold, ThresholdWords } from '../confirm/decision.ts';
import { found } from '../confirm/refuse.ts';
import { PlanId, ThingId } from '../confirm/request.ts';
import { requirePast, SetNumber } from '../confirm/set-number.ts';
import { thresholdDraft } from '../confirm/threshold-draft.ts';
import { newestDecision } from '../store/decision-store.ts';
import { readPlan } from '../store/plan-store.ts';
import type { DecisionRequest } from '../store/record-decisions.ts';
import { applyDecisions, decisionDifferences, planRow, previewDecisions } from './preview-decisions.ts';

const what = { plan: PlanId, target: ThingId, number: SetNumber };
const Content = Type.Object({ ...what, threshold: Threshold });
type Content = Static<typeof Content>;

/** 阈值: the number by which a target of a plan at work is judged. */
export const thresholdKind = defineProposalKind({
  name: 'plan.threshold',
  content: Content,
  // Only minutes that are issued here say which meeting they are of.
  asked: Type.Object({ ...what, threshold: ThresholdWords }),
  subject: ({ plan, target }) => boardId(plan, target),
  records: ({ plan }) => Promise.resolve([planRow(plan)]),
  async title({ plan: id, target }, { database, registry }) {
    const plan = await readPlan(database, id);
    const { subject } = found(plan.programme.targets, target);
    return registry.text('plan', 'changes.threshold', { subject, plan: titleOf(plan) });
  },
  path: ({ plan, target }) => `/plan/${plan}/target/${boardId(plan, target)}`,
  base: async ({ plan, target }, _kernel, sql) =>
    String(await newestDecision(sql, plan, { kind: 'target', id: target })),
  preview: async (content, kernel) => previewDecisions(kernel, await requestNow(content, kernel)),
  differences: async (content, kernel) => decisionDifferences(kernel, await requestNow(content, kernel)),
  apply: (content, applying) =>
    applyDecisions(applying, requestOf(content, Number(applying.base), applying.reason)),
});

/** As things are now. @throws Problem of requirePast for what somebody typed */
async function requestNow(content: Content, kernel: Kernel): Promise<DecisionRequest> {
  const { plan, target, threshold } = content;
  if (threshold.meeting === undefined) requirePast(threshold, kernel.clock());
  const seen = await newestDecision(kernel.database, plan, { kind: 'target', id: target });
  return requestOf(content, seen, '');
}

function requestOf(
  { plan, target, number, threshold }: Content,
  seen: number,
  reason: string,
): DecisionRequest {
  return {
    plan,
    action: 'plan.set-threshold',
    things: [{ thing: { kind: 'target', id: target }, seen }],
    draft: (record) =>
      thresholdDraft(record, target, number, threshold).map((draft) => ({ ...draft, reason })),
  };
}
