import { defineProposalKind } from '@yuheng/kernel/proposal-kind';
import Type, { type Static } from 'typebox';
import { boardId } from '../board/ids.ts';
import { titleOf } from '../board/plan-view.ts';
import { ThresholdWords } from '../confirm/decision.ts';
import { found } from '../confirm/refuse.ts';
import { PlanId, ThingId } from '../confirm/request.ts';
import { requirePast, SetNumber } from '../confirm/set-number.ts';
import { thresholdDraft } from '../confirm/threshold-draft.ts';
import { newestDecision } from '../store/decision-store.ts';
import { readPlan } from '../store/plan-store.ts';
import type { DecisionRequest } from '../store/record-decisions.ts';
import { applyDecisions, previewDecisions } from './preview-decisions.ts';

const Content = Type.Object({ plan: PlanId, target: ThingId, number: SetNumber, threshold: ThresholdWords });

/** 阈值: the number by which a target of a plan at work is judged. */
export const thresholdKind = defineProposalKind({
  name: 'plan.threshold',
  content: Content,
  subject: ({ plan, target }) => boardId(plan, target),
  async title({ plan: id, target }, { database, registry }) {
    const plan = await readPlan(database, id);
    const { subject } = found(plan.programme.targets, target);
    return registry.text('plan', 'changes.threshold', { subject, plan: titleOf(plan) });
  },
  path: ({ plan, target }) => `/plan/${plan}/target/${boardId(plan, target)}`,
  base: async ({ plan, target }, _kernel, sql) =>
    String(await newestDecision(sql, plan, { kind: 'target', id: target })),
  async preview(content, kernel) {
    requirePast(content.threshold, kernel.clock());
    const { plan, target } = content;
    const seen = await newestDecision(kernel.database, plan, { kind: 'target', id: target });
    return previewDecisions(kernel, requestOf(content, seen, ''));
  },
  apply: (content, applying) =>
    applyDecisions(applying, requestOf(content, Number(applying.base), applying.reason)),
});

function requestOf(
  { plan, target, number, threshold }: Static<typeof Content>,
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
