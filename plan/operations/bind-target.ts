import { defineOperation } from '@yuheng/kernel/operation';
import { Problem } from '@yuheng/kernel/problem';
import Type from 'typebox';
import { splitBoardId } from '../board/ids.ts';
import { readTargetView } from '../board/read-board.ts';
import { TargetView } from '../board/view.ts';
import { found } from '../confirm/refuse.ts';
import { bindTarget, type PlanRecord, readPlan } from '../store/plan-store.ts';

/** How far back the trend goes where the plan has no issue date. */
const TREND_YEARS = 3;

/** A target of a plan at work is measured from now on by a measure of the same unit; null frees it. */
export const bindTargetOperation = defineOperation({
  name: 'bind-target',
  kind: 'command',
  permission: 'plan.write',
  input: Type.Object({
    target: Type.String({ maxLength: 200 }),
    measure: Type.Union([Type.String({ maxLength: 200 }), Type.Null()]),
  }),
  output: TargetView,
  async handle({ target: id, measure }, { kernel, actor }) {
    const { plan: planId, own } = splitBoardId(id);
    const plan = await readPlan(kernel.database, planId);
    if (plan.state === 'superseded') throw new Problem('plan.superseded');
    if (measure !== null && plan.state === 'draft') throw new Problem('plan.unconfirmed');
    const unit = measure === null ? null : kernel.measures.definition(measure).unit;
    requireUnit(plan, own, unit);
    const now = kernel.clock();
    if (measure !== null) {
      const earliest = `${now.getUTCFullYear() - TREND_YEARS}${now.toISOString().slice(4, 10)}`;
      await kernel.measures.evaluate(measure);
      await kernel.measures.keepSeries(measure, dayBefore(plan.programme.issueDate) ?? earliest);
    }
    await kernel.database.transaction(async (tx) => {
      await bindTarget(tx, { plan: planId, target: own, measure, by: actor.id, at: now.toISOString() });
      // Held from here on: what was decided while the measure was evaluated is seen, too.
      requireUnit(await readPlan(tx, planId), own, unit);
      await kernel.audit.append(
        { by: actor, action: 'plan.bind-target', resource: id, payload: { measure } },
        tx,
      );
      await kernel.events.publish({ type: 'board', data: { plan: planId } }, tx);
    });
    return readTargetView(kernel, id);
  },
});

/** @throws Problem plan.not-found, plan.unit-differs; null: any unit will do */
function requireUnit({ programme }: PlanRecord, id: string, measure: string | null): void {
  const target = found(programme.targets, id);
  if (measure !== null && target.base?.code !== measure)
    throw new Problem('plan.unit-differs', { target: target.unit ?? '—', measure });
}

/** One quarter before the plan was issued: where it began. */
function dayBefore(issueDate: string | null): string | null {
  if (issueDate === null) return null;
  const quarter = 92 * 86_400_000;
  return new Date(Date.parse(issueDate) - quarter).toISOString().slice(0, 10);
}
