import type { Actor } from '@yuheng/kernel/actor';
import type { Kernel } from '@yuheng/kernel/kernel';
import { defineOperation } from '@yuheng/kernel/operation';
import { Problem } from '@yuheng/kernel/problem';
import type { Sql } from '@yuheng/kernel/store';
import Type from 'typebox';
import { type CarriedFills, carryFills, filledGaps } from '../amend/carry-fills.ts';
import { changedFacts } from '../board/plan-facts.ts';
import type { CompiledAnnex } from '../compile/compile-annex.ts';
import { annexApart } from '../compile/compile-apart.ts';
import { programmeInEffect } from '../confirm/programme-in-effect.ts';
import { setAmends } from '../store/amendment-store.ts';
import { changeFills } from '../store/fill-store.ts';
import { holdPlan, type PlanRecord, readDocument, readPlan } from '../store/plan-store.ts';
import { writeWithFacts } from '../store/write-with-facts.ts';

const action = 'plan.mark-new-version';

/**
 * A draft is a new version of a live plan, or (null) a plan of its own. What was brought for gaps of that plan goes over
 * to the draft where it has the same gaps.
 */
export const markNewVersion = defineOperation({
  name: 'mark-new-version',
  kind: 'command',
  permission: 'plan.write',
  input: Type.Object({
    plan: Type.String({ format: 'uuid' }),
    previous: Type.Union([Type.String({ format: 'uuid' }), Type.Null()]),
  }),
  output: Type.Object({}),
  async handle({ plan: id, previous }, { kernel, actor }) {
    const young = await readPlan(kernel.database, id);
    if (previous === id) throw new Problem('plan.wrong-state');
    const old = previous === null ? null : await readPlan(kernel.database, previous);
    await mark(kernel, actor, young, old, carryFills(young, old, await broughtFor(kernel, old)));
    return {};
  },
});

/** What was brought for a plan, compiled anew: what its places are called is up to the plan that takes it. */
async function broughtFor(
  { database }: Kernel,
  plan: PlanRecord | null,
): Promise<ReadonlyMap<string, CompiledAnnex>> {
  const annexes = new Map<string, CompiledAnnex>();
  for (const { filled } of plan === null ? [] : filledGaps(plan.compiled)) {
    const { name, text } = await readDocument(database, filled.document);
    annexes.set(filled.document, await annexApart(text, name));
  }
  return annexes;
}

async function mark(
  kernel: Kernel,
  actor: Actor,
  young: PlanRecord,
  old: PlanRecord | null,
  fills: CarriedFills,
): Promise<void> {
  const { id, decisions } = young;
  const write = async (tx: Sql): Promise<void> => {
    await setAmends(id, old?.id ?? null, tx);
    // Somebody decided or filled something meanwhile: what would be carried over may be another.
    const seen = { ...young, amends: old && { id: old.id, title: '' } };
    if (!(await holdPlan(seen, tx))) throw new Problem('plan.changed-meanwhile');
    await changeFills(id, fills, tx);
    const { left, carried } = fills;
    const payload = { previous: old?.id ?? null, fills: carried, fillsLeft: left };
    await kernel.audit.append({ by: actor, action, resource: id, payload }, tx);
    await kernel.events.publish({ type: 'board', data: { plan: id } }, tx);
  };
  const { compiled } = fills;
  const programme = programmeInEffect(compiled, decisions);
  const at = kernel.clock().toISOString();
  const facts = changedFacts(young, { ...young, compiled, programme }, at);
  await writeWithFacts(kernel, facts, actor, { action, with: write });
}
