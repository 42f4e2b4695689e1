import { defineProposalKind } from '@yuheng/kernel/proposal-kind';
import Type, { type Static } from 'typebox';
import { titleOf } from '../board/plan-view.ts';
import { HeadFields } from '../confirm/fields.ts';
import { headDraft } from '../confirm/head-draft.ts';
import { PlanId } from '../confirm/request.ts';
import { newestDecision } from '../store/decision-store.ts';
import { readPlan } from '../store/plan-store.ts';
import type { DecisionRequest } from '../store/record-decisions.ts';
import { applyDecisions, planRow, previewDecisions } from './preview-decisions.ts';

const Content = Type.Object({
  plan: PlanId,
  fields: Type.Partial(HeadFields, { additionalProperties: false }),
});
const head = { kind: 'plan', id: 'plan' } as const;

/** 方案: what a plan at work says of itself; its issue date dates what counts from it, its units answer for what names none. */
export const headKind = defineProposalKind({
  name: 'plan.head',
  content: Content,
  subject: ({ plan }) => plan,
  records: ({ plan }) => Promise.resolve([planRow(plan)]),
  title: async ({ plan }, { database, registry }) =>
    registry.text('plan', 'changes.head', { plan: titleOf(await readPlan(database, plan)) }),
  path: ({ plan }) => `/plan/${plan}`,
  base: async ({ plan }, _kernel, sql) => String(await newestDecision(sql, plan, head)),
  async preview(content, kernel) {
    const seen = await newestDecision(kernel.database, content.plan, head);
    return previewDecisions(kernel, requestOf(content, seen, ''));
  },
  apply: (content, applying) =>
    applyDecisions(applying, requestOf(content, Number(applying.base), applying.reason)),
});

function requestOf({ plan, fields }: Static<typeof Content>, seen: number, reason: string): DecisionRequest {
  return {
    plan,
    action: 'plan.correct-plan',
    things: [{ thing: head, seen }],
    draft: (record) => headDraft(record, fields, reason),
  };
}
