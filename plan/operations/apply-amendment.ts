import type { Actor } from '@yuheng/kernel/actor';
import type { Kernel } from '@yuheng/kernel/kernel';
import { defineOperation } from '@yuheng/kernel/operation';
import { Problem } from '@yuheng/kernel/problem';
import type { Sql } from '@yuheng/kernel/store';
import Type from 'typebox';
import { type PreparedAmendment, prepareAmendment, termsOf } from '../amend/prepare-amendment.ts';
import { planEntity, stateStatement } from '../board/plan-facts.ts';
import { programmeInEffect } from '../confirm/programme-in-effect.ts';
import {
  carryBindings,
  carryJudgements,
  insertAmendment,
  lockPlan,
  readPins,
} from '../store/amendment-store.ts';
import { appendDecisions, readDecisionRecord } from '../store/decision-record.ts';
import { changeState, insertTasks, readPlan } from '../store/plan-store.ts';

/**
 * A new version takes the place of the old one, in one transaction: cases, measures and decisions go with what stayed,
 * new work gets cases, the cases of what is gone are closed as superseded, and the old version stays readable.
 */
export const applyAmendment = defineOperation({
  name: 'apply-amendment',
  kind: 'command',
  permission: 'plan.write',
  input: Type.Object({
    plan: Type.String({ format: 'uuid' }),
    /** Goes into the journals of the cases that are closed or revised. */
    reason: Type.String({ minLength: 1, maxLength: 1000 }),
  }),
  output: Type.Object({ kept: Type.Integer(), opened: Type.Integer(), superseded: Type.Integer() }),
  async handle({ plan: id, reason }, { kernel, actor }) {
    const prepared = await prepareAmendment(kernel, id);
    try {
      await putToWork(kernel, actor, prepared, reason);
    } catch (error) {
      // Another version may just have taken the same place: then that is what has to be said.
      if (error instanceof Problem && error.code === 'cases.conflict') await prepareAmendment(kernel, id);
      throw error;
    }
    const { kept, opened, superseded } = prepared.transfer;
    return { kept: kept.length, opened: opened.length, superseded: superseded.length };
  },
});

async function putToWork(
  kernel: Kernel,
  actor: Actor,
  prepared: PreparedAmendment,
  reason: string,
): Promise<void> {
  const { old, young, transfer, carried } = prepared;
  const at = kernel.clock().toISOString();
  const terms = new Map(workOf(prepared).map((item) => [item.id, termsOf(item)]));
  const steps = {
    open: transfer.opened.map((item) => ({
      type: 'PlanTask',
      data: { plan: young.id, item },
      ...(terms.get(item) ?? { owner: null, finalDueAt: null }),
    })),
    move: transfer.superseded.map((each) => ({ id: each.case, transition: 'supersede', note: reason })),
    revise: transfer.revised.map(({ case: held, owner, finalDueAt }) => ({
      id: held,
      owner,
      finalDueAt,
      note: reason,
    })),
  };
  await kernel.cases.change('plan.apply-amendment', steps, actor, {
    facts: [
      { op: 'append', id: planEntity(old.id), statements: stateStatement('superseded', at) },
      { op: 'append', id: planEntity(young.id), statements: stateStatement('live', at) },
    ],
    async with(cases, tx) {
      await holdStill(prepared, tx);
      const parts = keptOf(prepared);
      await insertAmendment({ plan: young.id, previous: old.id, parts, at, by: actor.id }, tx);
      await changeState(old.id, 'live', 'superseded', tx);
      await changeState(young.id, 'draft', 'live', tx);
      const opened = transfer.opened.map((item, index) => ({ item, case: cases[index]?.id ?? '' }));
      const kept = transfer.kept.map((each) => ({ item: each.new, case: each.case }));
      await insertTasks(young.id, [...kept, ...opened], tx);
      await carryBindings(young.id, old.id, transfer.bound, tx);
      await carryJudgements(young.id, old.id, transfer.kept, tx);
      await appendDecisions(young.id, carried.decisions, tx);
      for (const { id } of [old, young])
        await kernel.events.publish({ type: 'board', data: { plan: id } }, tx);
    },
  });
}

function workOf({ young, anew, carried }: PreparedAmendment) {
  return programmeInEffect(young.compiled, [...anew, ...carried.decisions]).items;
}

/**
 * Both plans are locked, and what the amendment was made from must still be so: otherwise a measure bound or a decision
 * made a moment ago would be lost without a word.
 */
async function holdStill({ old, young, pins, decided, anew }: PreparedAmendment, tx: Sql): Promise<void> {
  const [one, other] = [old.id, young.id].toSorted();
  for (const plan of [one, other])
    if (plan !== undefined) await lockPlan(plan, plan === old.id ? 'live' : 'draft', tx);
  const seen = [old.bindings, old.tasks, young.amends, pins, decided, anew];
  const [before, after] = [await readPlan(tx, old.id), await readPlan(tx, young.id)];
  const now = [
    before.bindings,
    before.tasks,
    after.amends,
    await readPins(tx, young.id),
    await readDecisionRecord(tx, old.id),
    await readDecisionRecord(tx, young.id),
  ];
  if (JSON.stringify(seen) !== JSON.stringify(now)) throw new Problem('plan.changed-meanwhile');
}

function keptOf({ diff }: PreparedAmendment) {
  return diff.map(({ kind, old, new: young, changes, by }) => ({
    kind,
    old: old?.id ?? null,
    new: young?.id ?? null,
    changes,
    by,
  }));
}
