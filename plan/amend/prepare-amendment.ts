import type { Case } from '@yuheng/kernel/cases';
import type { Kernel } from '@yuheng/kernel/kernel';
import { Problem } from '@yuheng/kernel/problem';
import { closingOf } from '@yuheng/kernel/working-days';
import type { CompiledPlan } from '../compile/compiled.ts';
import type { Decision } from '../confirm/decision.ts';
import type { ProgrammeItem } from '../confirm/programme.ts';
import { programmeInEffect } from '../confirm/programme-in-effect.ts';
import { type CarriedDecisions, carryDecisions } from '../rules/amend/carry-decisions.ts';
import { diffPlans, type PartDiff, type Pins } from '../rules/amend/diff-plans.ts';
import { type Transfer, transferOf } from '../rules/amend/transfer.ts';
import { readPins } from '../store/amendment-store.ts';
import { readDecisionRecord } from '../store/decision-record.ts';
import { type PlanRecord, readDocument, readPlan } from '../store/plan-store.ts';

/** A draft, the live plan of which it is a new version, and all that putting it to work would do. */
export interface PreparedAmendment {
  readonly old: PlanRecord;
  readonly young: PlanRecord;
  readonly pins: Pins;
  readonly diff: readonly PartDiff[];
  /** Cases of the old version by id. */
  readonly cases: ReadonlyMap<string, Case>;
  /** The records of decisions of the old version and of the new one. */
  readonly decided: readonly Decision[];
  readonly anew: readonly Decision[];
  readonly carried: CarriedDecisions;
  readonly transfer: Transfer;
}

/** @throws Problem plan.not-found, plan.amends-nothing */
export async function prepareAmendment(kernel: Kernel, id: string): Promise<PreparedAmendment> {
  const { database } = kernel;
  const young = await readPlan(database, id);
  if (young.amends === null || young.state !== 'draft') throw new Problem('plan.amends-nothing');
  const old = await readPlan(database, young.amends.id);
  if (old.state !== 'live') throw new Problem('plan.amended-already');
  const pins = await readPins(database, id);
  const decided = await readDecisionRecord(database, old.id);
  const anew = await readDecisionRecord(database, young.id);
  const { text } = await readDocument(database, young.document);
  const ids = Object.values(old.tasks);
  const found = ids.length > 0 ? await kernel.cases.find(ids) : [];
  const cases = new Map(found.map((one) => [one.id, one]));
  const [before, after] = [old.compiled, young.compiled];
  const diff = diffPlans(before, after, pins);
  const carried = carryDecisions({ before, after, diff, decided, anew, text });
  const programme = programmeInEffect(after, [...anew, ...carried.decisions]);
  const transfer = transferOf(diff, {
    cases: new Map(
      Object.entries(old.tasks).flatMap(([item, held]) => {
        const one = cases.get(held);
        return one === undefined ? [] : [[item, { ...one, closed: one.closedAt !== null }] as const];
      }),
    ),
    bindings: new Map(Object.entries(old.bindings)),
    work: new Map(programme.items.map((item) => [item.id, termsOf(item)])),
    added: carried.added,
    unitOf: (side, target) => unitOf(side === 'old' ? before : after, target),
  });
  return { old, young, pins, diff, cases, decided, anew, carried, transfer };
}

/** Who leads an item (列第一位者为牵头单位), and when all of it must be done. */
export function termsOf({ assignments, due }: ProgrammeItem): {
  readonly owner: string | null;
  readonly finalDueAt: string | null;
} {
  const lead = assignments.find(({ role }) => role === 'lead') ?? assignments[0];
  return { owner: lead?.unit ?? null, finalDueAt: due?.date ? closingOf(due.date) : null };
}

function unitOf({ targets }: CompiledPlan, id: string): string | null {
  return targets.find((target) => target.id === id)?.base?.code ?? null;
}
