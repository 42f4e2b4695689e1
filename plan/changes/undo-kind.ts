import { Problem } from '@yuheng/kernel/problem';
import { defineProposalKind } from '@yuheng/kernel/proposal-kind';
import type { Sql } from '@yuheng/kernel/store';
import Type, { type Static } from 'typebox';
import { boardId } from '../board/ids.ts';
import { titleOf } from '../board/plan-view.ts';
import { PlanId } from '../confirm/request.ts';
import { undoDrafts } from '../confirm/undo-drafts.ts';
import { newestDecision, readDecisions } from '../store/decision-store.ts';
import { readPlan } from '../store/plan-store.ts';
import { applyDecisions, planRow, previewDecisions } from './preview-decisions.ts';

const Content = Type.Object({ plan: PlanId, sequence: Type.Integer({ minimum: 1 }) });

/** 撤回: the newest decision about a target or the head of a plan at work is taken back. */
export const undoKind = defineProposalKind({
  name: 'plan.undo',
  content: Content,
  records: ({ plan }) => Promise.resolve([planRow(plan)]),
  subject: ({ plan, sequence }) => boardId(plan, String(sequence)),
  async title({ plan: id, sequence }, { database, registry }) {
    const plan = await readPlan(database, id);
    const subject = plan.programme.targets.find(
      (target) => target.id === plan.decisions.find((one) => one.sequence === sequence)?.thing.id,
    )?.subject;
    return registry.text('plan', 'changes.undo', { subject: subject ?? titleOf(plan), plan: titleOf(plan) });
  },
  path: ({ plan }) => `/plan/${plan}`,
  base: async (content, _kernel, sql) => String(await newestOf(content, sql)),
  preview: (content, kernel) => previewDecisions(kernel, requestOf(content, '')),
  apply: (content, applying) => applyDecisions(applying, requestOf(content, applying.reason)),
});

/** @throws Problem plan.not-found */
async function newestOf({ plan, sequence }: Static<typeof Content>, sql: Sql): Promise<number> {
  const taken = (await readDecisions(sql, plan, sequence - 1)).find((one) => one.sequence === sequence);
  if (taken === undefined) throw new Problem('plan.not-found');
  return newestDecision(sql, plan, taken.thing);
}

function requestOf({ plan, sequence }: Static<typeof Content>, reason: string) {
  return {
    plan,
    action: 'plan.undo-decisions',
    things: [],
    draft: (record: Parameters<typeof undoDrafts>[0]) => undoDrafts(record, [sequence], reason),
  };
}
