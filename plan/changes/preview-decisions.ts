import type { Actor } from '@yuheng/kernel/actor';
import type { Kernel } from '@yuheng/kernel/kernel';
import { Problem } from '@yuheng/kernel/problem';
import type { Applying } from '@yuheng/kernel/proposal-kind';
import { type Difference, type Preview, previewOf } from '@yuheng/kernel/proposal-preview';
import type { RecordName } from '@yuheng/kernel/record-type';
import { viewsOf } from '../board/read-board.ts';
import type { FieldChange, Thing, Threshold } from '../confirm/decision.ts';
import { type PlanRecord, readPlan } from '../store/plan-store.ts';
import {
  type DecisionRequest,
  type PreparedDecisions,
  prepareDecisions,
  untilInTime,
} from '../store/record-decisions.ts';
import { writeWithFacts } from '../store/write-with-facts.ts';
import { fieldText, type Say } from './field-text.ts';
import { targetEffects } from './target-effects.ts';

/** Nothing is stored by it. */
const READER: Actor = {
  id: 'system:preview',
  name: '',
  organisation: null,
  source: 'plan',
  roles: [],
  synthetic: false,
};

/** A plan as policies decide about it. */
export function planRow(id: string): RecordName {
  return { type: 'plan.plan', id };
}

/** Of a plan at work. @throws Problem plan.unconfirmed, plan.superseded, plan.not-found */
export async function planAtWork(kernel: Kernel, id: string): Promise<PlanRecord> {
  const plan = await readPlan(kernel.database, id);
  if (plan.state === 'superseded') throw new Problem('plan.superseded');
  if (plan.state !== 'live') throw new Problem('plan.unconfirmed');
  return plan;
}

/** What the board shows of a plan changes for everybody who relies on it. @throws Problem plan.needs-proposal where it is at work */
export function requireNotAtWork({ state }: Pick<PlanRecord, 'state'>): void {
  if (state === 'live') throw new Problem('plan.needs-proposal');
}

/** What decisions about a plan at work would change: the fields in words, and how its targets would stand. */
export async function previewDecisions(kernel: Kernel, request: DecisionRequest): Promise<Preview> {
  await planAtWork(kernel, request.plan);
  const { before, after, decisions } = await prepareDecisions(kernel, READER, request);
  const now = kernel.clock().toISOString();
  const [old, young] = [await viewsOf(kernel, [before], now), await viewsOf(kernel, [after], now)];
  return previewOf({
    differences: toldOf(kernel, { before, after, decisions }),
    effects: targetEffects(old, young),
  });
}

/** The fields alone. */
export async function decisionDifferences(
  kernel: Kernel,
  request: DecisionRequest,
): Promise<readonly Difference[]> {
  await planAtWork(kernel, request.plan);
  return toldOf(kernel, await prepareDecisions(kernel, READER, request));
}

function toldOf(
  { registry }: Kernel,
  { before, after, decisions }: Pick<PreparedDecisions, 'before' | 'after' | 'decisions'>,
): Difference[] {
  const say: Say = (key, values) => registry.text('plan', key, values);
  return differencesOf(
    decisions.map(({ thing, changes, withdraws }) => ({
      changes: withdraws === null ? changes : undone(before, withdraws),
      was: sourceOf(before, thing),
      is: sourceOf(after, thing),
    })),
    say,
  );
}

/** Records them in one transaction with what settles the proposal. */
export async function applyDecisions(
  { kernel, by, settle }: Applying,
  request: DecisionRequest,
): Promise<void> {
  await untilInTime(async () => {
    const { facts, store } = await prepareDecisions(kernel, by, request);
    await writeWithFacts(kernel, facts, by, {
      action: request.action,
      with: (tx) => settle(tx, () => store(tx)),
    });
  });
}

/** What taking a decision back changes: what it changed, the other way round. */
function undone({ decisions }: PlanRecord, sequence: number): readonly FieldChange[] {
  const taken = decisions.find((one) => one.sequence === sequence);
  return (taken?.changes ?? []).map(({ field, before, after }) => ({ field, before: after, after: before }));
}

/** Who set the number of a target as it stands; null where nobody did. */
function sourceOf({ programme }: PlanRecord, { kind, id }: Thing): Threshold | null {
  return (kind === 'target' && programme.targets.find((one) => one.id === id)?.threshold) || null;
}

/** What a decision changes: fields, and who set the number, before and after it. */
interface Told {
  readonly changes: readonly FieldChange[];
  readonly was: Threshold | null;
  readonly is: Threshold | null;
}

/** Field by field what was and what would be; what stays as it is is left out. Pure. */
function differencesOf(decisions: readonly Told[], say: Say): Difference[] {
  return decisions.flatMap(({ changes, was, is }) => [
    ...changes.map(({ field, before, after }) => ({
      label: say(`confirm.field.${field}`),
      before: fieldText(before, say),
      after: fieldText(after, say),
      code: false,
    })),
    ...(['setBy', 'setOn', 'minute'] as const)
      .filter((one) => was?.[one] !== is?.[one])
      .map((one) => ({
        label: say(`confirm.threshold.${one}`),
        before: fieldText(was?.[one], say),
        after: fieldText(is?.[one], say),
        code: false,
      })),
  ]);
}
