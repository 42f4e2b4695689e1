import type { Case } from '@yuheng/kernel/cases';
import type { Kernel } from '@yuheng/kernel/kernel';
import { Problem } from '@yuheng/kernel/problem';
import type { Thing } from '../confirm/decision.ts';
import type { Programme } from '../confirm/programme.ts';
import { programmeInEffect } from '../confirm/programme-in-effect.ts';
import { termsOf } from '../confirm/task-terms.ts';
import { type CarriedDecisions, carryDecisions } from '../rules/amend/carry-decisions.ts';
import { diffPlans, type PartDiff, type Pins } from '../rules/amend/diff-plans.ts';
import { type Transfer, transferOf } from '../rules/amend/transfer.ts';
import { undecidedThings } from '../rules/amend/undecided-things.ts';
import { readPins } from '../store/amendment-store.ts';
import { type PlanRecord, readDocument, readPlan } from '../store/plan-store.ts';

/** A draft, the live plan of which it is a new version, and all that putting it to work would do. */
export interface PreparedAmendment {
  readonly old: PlanRecord;
  readonly young: PlanRecord;
  readonly pins: Pins;
  readonly diff: readonly PartDiff[];
  /** Cases of the old version by id. */
  readonly cases: ReadonlyMap<string, Case>;
  readonly carried: CarriedDecisions;
  /** The new version as it will be in effect. */
  readonly programme: Programme;
  /** New or changed items and targets that nobody has decided yet, by kind and id. */
  readonly undecided: readonly Thing[];
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
  const { decisions: decided } = old;
  const { decisions: anew } = young;
  const { text } = await readDocument(database, young.document);
  const ids = Object.values(old.tasks);
  const found = ids.length > 0 ? await kernel.cases.find(ids) : [];
  const cases = new Map(found.map((one) => [one.id, one]));
  const [before, after] = [old.compiled, young.compiled];
  const diff = diffPlans(before, after, pins);
  const carried = carryDecisions({ before, after, diff, decided, anew, text });
  const decisions = [...anew, ...carried.decisions];
  const programme = programmeInEffect(after, decisions);
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
    unitOf: (side, target) => unitOf(side === 'old' ? old.programme : programme, target),
  });
  const undecided = undecidedThings(after, decisions, diff);
  return { old, young, pins, diff, cases, carried, programme, undecided, transfer };
}

function unitOf({ targets }: Programme, id: string): string | null {
  return targets.find((target) => target.id === id)?.base?.code ?? null;
}
