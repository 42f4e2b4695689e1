import { setTimeout } from 'node:timers/promises';
import type { Actor } from '@yuheng/kernel/actor';
import type { Kernel } from '@yuheng/kernel/kernel';
import { Problem } from '@yuheng/kernel/problem';
import type { Sql } from '@yuheng/kernel/store';
import { changedFacts, planEntity } from '../board/plan-facts.ts';
import type { Decision, Thing } from '../confirm/decision.ts';
import type { Programme } from '../confirm/programme.ts';
import { programmeInEffect } from '../confirm/programme-in-effect.ts';
import { newestSequences, thingKey } from '../confirm/standing.ts';
import { insertDecisions } from './decision-store.ts';
import { holdPlan, type PlanRecord, readBindings, readPlan } from './plan-store.ts';
import { writeWithFacts } from './write-with-facts.ts';

/** A decision before it has its place, time and author. */
export type DecisionDraft = Pick<Decision, 'thing' | 'act'> &
  Partial<Pick<Decision, 'changes' | 'threshold' | 'withdraws' | 'reason'>>;

/** A thing, and the newest decision about it that the one who decides had seen (0 for none). */
export interface SeenThing {
  readonly thing: Thing;
  readonly seen: number;
}

export interface DecisionRequest {
  readonly plan: string;
  /** Name in the log: `plan.accept-things`. */
  readonly action: string;
  readonly things: readonly SeenThing[];
  /** What is decided, from the plan as it is now; throws the Problem where it cannot be. */
  readonly draft: (plan: PlanRecord) => readonly DecisionDraft[] | Promise<readonly DecisionDraft[]>;
}

/**
 * Two who decide about different things do not disturb each other: the later one looks again and tries again. Who is
 * overtaken was overtaken by somebody who is done, so of this many at the same moment all are heard.
 */
const ATTEMPTS = 20;

/** Somebody else decided about the plan meanwhile: whoever stored looks again, and tries again. */
export class Overtaken extends Error {}

/**
 * Adds decisions to a plan's record, all or none: record, log entry, changed facts of the plan and the event for open
 * pages in one transaction.
 * @throws Problem plan.decided-meanwhile when somebody decided about one of the things since it was seen;
 *   plan.superseded; plan.unit-differs when a measured target would count in another unit; plan.wrong-state when others
 *   are always faster; what `draft` throws
 */
export async function recordDecisions(
  kernel: Kernel,
  by: Actor,
  request: DecisionRequest,
): Promise<readonly Decision[]> {
  return untilInTime(async () => {
    const { decisions, facts, store } = await prepareDecisions(kernel, by, request);
    await writeWithFacts(kernel, facts, by, { action: request.action, with: store });
    return decisions;
  });
}

/** Tries again what was overtaken. @throws Problem plan.wrong-state when others are always faster */
export async function untilInTime<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Overtaken)) throw error;
      // Those who were overtaken together do not come back together.
      await setTimeout(Math.random() * 100);
    }
  }
  throw new Problem('plan.wrong-state');
}

/** Decisions about one plan that are ready to be stored, in a transaction together with the facts that follow from them. */
export interface PreparedDecisions {
  readonly before: PlanRecord;
  /** The plan as it will be. */
  readonly after: PlanRecord;
  readonly decisions: readonly Decision[];
  readonly facts: ReturnType<typeof changedFacts>;
  /** @throws Overtaken */
  readonly store: (tx: Sql) => Promise<void>;
}

/** @throws Problem of recordDecisions */
export async function prepareDecisions(
  kernel: Kernel,
  by: Actor,
  request: DecisionRequest,
): Promise<PreparedDecisions> {
  const plan = await readPlan(kernel.database, request.plan);
  if (plan.state === 'superseded') throw new Problem('plan.superseded');
  refuseUnseen(plan, request.things);
  const decisions = numbered(plan, await request.draft(plan), by, kernel.clock().toISOString());
  const all = [...plan.decisions, ...decisions];
  const after = { ...plan, decisions: all, programme: programmeInEffect(plan.compiled, all) };
  return {
    before: plan,
    after,
    decisions,
    facts: changedFacts(plan, after, kernel.clock().toISOString()),
    async store(tx) {
      if (!(await holdPlan(plan, tx))) throw new Overtaken();
      refuseOtherUnits(kernel, plan.programme, after.programme, await readBindings(tx, plan.id));
      await insertDecisions(plan.id, decisions, tx);
      await kernel.events.publish({ type: 'decision', data: { plan: plan.id } }, tx);
      const { action } = request;
      await kernel.audit.append({ by, action, resource: planEntity(plan.id), payload: decisions }, tx);
    },
  };
}

function refuseUnseen({ decisions }: PlanRecord, things: readonly SeenThing[]): void {
  const newest = newestSequences(decisions);
  const late = things.filter(({ thing, seen }) => (newest.get(thingKey(thing)) ?? 0) !== seen);
  if (late.length > 0) throw new Problem('plan.decided-meanwhile', { count: late.length });
}

function numbered(
  { decisions }: PlanRecord,
  drafts: readonly DecisionDraft[],
  { id, synthetic }: Actor,
  at: string,
): readonly Decision[] {
  const last = decisions.at(-1)?.sequence ?? 0;
  return drafts.map((draft, index) => ({
    changes: [],
    threshold: null,
    withdraws: null,
    reason: '',
    ...draft,
    sequence: last + 1 + index,
    at,
    by: id,
    synthetic,
  }));
}

/** What a target is measured in stays while it is measured: it is freed first. @throws Problem plan.unit-differs */
function refuseOtherUnits(
  { measures }: Kernel,
  before: Programme,
  after: Programme,
  bindings: PlanRecord['bindings'],
): void {
  const were = new Map(before.targets.map(({ id, base }) => [id, base?.code]));
  const units = new Map(measures.known().map(({ definition: { code, unit } }) => [code, unit]));
  for (const { id, base, unit } of after.targets) {
    const measure = units.get(bindings[id] ?? '');
    if (measure === undefined || base?.code === measure || base?.code === were.get(id)) continue;
    throw new Problem('plan.unit-differs', { target: unit ?? '—', measure });
  }
}
