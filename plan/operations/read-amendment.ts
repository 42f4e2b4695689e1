import { defineOperation } from '@yuheng/kernel/operation';
import { Problem } from '@yuheng/kernel/problem';
import Type from 'typebox';
import { AmendmentView, type Version } from '../amend/amendment-view.ts';
import { keptParts, preparedParts } from '../amend/part-view.ts';
import { prepareAmendment } from '../amend/prepare-amendment.ts';
import { titleOf } from '../board/plan-view.ts';
import { readAmendment } from '../store/amendment-store.ts';
import { type PlanRecord, readPlan } from '../store/plan-store.ts';

/** What a new version changes, part by part, and what becomes of cases, measures and decisions. */
export const readAmendmentOperation = defineOperation({
  name: 'read-amendment',
  kind: 'query',
  permission: 'plan.read',
  input: Type.Object({ plan: Type.String({ format: 'uuid' }) }),
  output: AmendmentView,
  async handle({ plan: id }, { kernel }) {
    const plan = await readPlan(kernel.database, id);
    if (plan.state === 'draft') {
      const prepared = await prepareAmendment(kernel, id);
      const { transfer, carried } = prepared;
      return {
        plan: versionOf(prepared.young),
        previous: versionOf(prepared.old),
        applied: null,
        parts: preparedParts(prepared),
        transfer: {
          kept: transfer.kept.length,
          opened: transfer.opened.length,
          superseded: transfer.superseded.length,
          revised: transfer.revised.length,
          bound: transfer.bound.length,
          freed: transfer.freed.length,
          decisions: carried.decisions.length,
          decisionsLeft: carried.left.length,
          undecided: prepared.undecided.length,
        },
      };
    }
    const done = await readAmendment(kernel.database, id);
    if (done === null) throw new Problem('plan.amends-nothing');
    const previous = await readPlan(kernel.database, done.previous);
    return {
      plan: versionOf(plan),
      previous: versionOf(previous),
      applied: { at: done.at, by: done.by },
      parts: keptParts(done.parts, previous.compiled, plan.compiled),
      transfer: null,
    };
  },
});

function versionOf(plan: PlanRecord): Version {
  const { documentNumber, issueDate } = plan.programme;
  const { id, state, importedAt } = plan;
  return { id, title: titleOf(plan), state, documentNumber, issueDate, importedAt };
}
