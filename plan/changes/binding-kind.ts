import type { Kernel } from '@yuheng/kernel/kernel';
import { measureView } from '@yuheng/kernel/measure-view';
import { Problem } from '@yuheng/kernel/problem';
import { defineProposalKind } from '@yuheng/kernel/proposal-kind';
import { type Difference, previewOf } from '@yuheng/kernel/proposal-preview';
import Type, { type Static } from 'typebox';
import { splitBoardId } from '../board/ids.ts';
import { titleOf } from '../board/plan-view.ts';
import { viewsOf } from '../board/read-board.ts';
import { trialState } from '../board/read-measure-state.ts';
import { found } from '../confirm/refuse.ts';
import { bindTarget, type PlanRecord, readBindings, readPlan, takeMeasure } from '../store/plan-store.ts';
import { planAtWork, planRow } from './preview-decisions.ts';
import { targetEffects } from './target-effects.ts';

/** How far back the trend goes where the plan has no issue date. */
const TREND_YEARS = 3;

const Binding = Type.Object({
  target: Type.String({ maxLength: 200 }),
  measure: Type.Union([Type.String({ maxLength: 200 }), Type.Null()]),
});
type Binding = Static<typeof Binding>;

/** 指标: a target of a plan at work is measured from now on by a measure of the same unit; null frees it. */
export const bindingKind = defineProposalKind({
  name: 'plan.binding',
  content: Binding,
  subject: ({ target }) => target,
  records: ({ target }) => Promise.resolve([planRow(splitBoardId(target).plan)]),
  async title({ target: id }, { database, registry }) {
    const { plan: planId, own } = splitBoardId(id);
    const plan = await readPlan(database, planId);
    const { subject } = found(plan.programme.targets, own);
    return registry.text('plan', 'changes.binding', { subject, plan: titleOf(plan) });
  },
  path: ({ target }) => `/plan/${splitBoardId(target).plan}/target/${target}`,
  /** What measures it now, and the version of what is to: as it is defined when it is seen. */
  async base({ target, measure }, { measures }, sql) {
    const { plan, own } = splitBoardId(target);
    const bound = (await readBindings(sql, plan))[own] ?? null;
    const versions = measure === null ? [] : await measures.versions(measure, sql);
    return JSON.stringify([bound, versions.at(-1)?.definition.version ?? null]);
  },
  differences,
  async preview(content, kernel) {
    const { target: id, measure } = content;
    const changed = await differences(content, kernel);
    if (changed.length === 0) return previewOf({});
    const { plan: planId, own } = splitBoardId(id);
    const plan = await planAtWork(kernel, planId);
    const bindings = { ...plan.bindings };
    if (measure === null) delete bindings[own];
    else bindings[own] = measure;
    const now = kernel.clock().toISOString();
    const trial =
      measure === null
        ? new Map()
        : new Map([
            [measure, await trialState(kernel, kernel.measures.definition(measure), sinceOf(plan, now))],
          ]);
    return previewOf({
      differences: [...changed],
      effects: targetEffects(
        await viewsOf(kernel, [plan], now),
        await viewsOf(kernel, [{ ...plan, bindings }], now, trial),
      ),
    });
  },
  async prepare({ target: id, measure }, kernel) {
    const { plan: planId, own } = splitBoardId(id);
    const plan = await planAtWork(kernel, planId);
    requireUnit(plan, own, unitOf(kernel, measure));
    if (measure === null) return;
    await kernel.measures.evaluate(measure);
    await kernel.measures.keepSeries(measure, sinceOf(plan, kernel.clock().toISOString()));
  },
  async apply({ target: id, measure }, { kernel, by, settle }) {
    const { plan: planId, own } = splitBoardId(id);
    const unit = unitOf(kernel, measure);
    const at = kernel.clock().toISOString();
    await kernel.database.transaction(async (tx) => {
      if (measure !== null) await takeMeasure(tx, measure);
      await settle(tx, async () => {
        await bindTarget(tx, { plan: planId, target: own, measure, by: by.id, at });
        // Held from here on: what was decided while the measure was evaluated is seen, too.
        requireUnit(await readPlan(tx, planId), own, unit);
        await kernel.audit.append({ by, action: 'plan.bind-target', resource: id, payload: { measure } }, tx);
        await kernel.events.publish({ type: 'board', data: { plan: planId } }, tx);
      });
    });
  },
});

/** @throws Problem plan.not-found, plan.unit-differs, measures.not-found */
async function differences({ target: id, measure }: Binding, kernel: Kernel): Promise<readonly Difference[]> {
  const { plan: planId, own } = splitBoardId(id);
  const plan = await planAtWork(kernel, planId);
  requireUnit(plan, own, unitOf(kernel, measure));
  const before = plan.bindings[own] ?? null;
  if (before === measure) return [];
  const named = (code: string | null) =>
    code === null ? null : { ...measureView(kernel.registry, kernel.measures.find(code)).title };
  return [
    {
      label: kernel.registry.text('plan', 'changes.measure'),
      before: named(before),
      after: named(measure),
      code: false,
    },
  ];
}

/** @throws Problem measures.not-found */
function unitOf({ measures }: Kernel, measure: string | null): string | null {
  return measure === null ? null : measures.definition(measure).unit;
}

/** @throws Problem plan.not-found, plan.unit-differs; null: any unit will do */
function requireUnit({ programme }: PlanRecord, id: string, measure: string | null): void {
  const target = found(programme.targets, id);
  if (measure !== null && target.base?.code !== measure)
    throw new Problem('plan.unit-differs', { target: target.unit ?? '—', measure });
}

/** From one quarter before the plan was issued: where it began. */
function sinceOf({ programme: { issueDate } }: PlanRecord, now: string): string {
  if (issueDate === null) return `${Number(now.slice(0, 4)) - TREND_YEARS}${now.slice(4, 10)}`;
  const quarter = 92 * 86_400_000;
  return new Date(Date.parse(issueDate) - quarter).toISOString().slice(0, 10);
}
