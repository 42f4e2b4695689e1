import type { Case } from '@yuheng/kernel/cases';
import type { Kernel } from '@yuheng/kernel/kernel';
import { Problem } from '@yuheng/kernel/problem';
import { ProposedChanges } from '@yuheng/kernel/scenario-change';
import Type, { type Static } from 'typebox';
import { Lamp } from '../board/view.ts';
import type { ScenarioTarget } from './result.ts';

const Nullable = Type.Union([Type.Number(), Type.Null()]);

/** What a scenario makes of a target, as it was when it was proposed; figures as the document counts. */
export const Difference = Type.Object({
  target: Type.String(),
  plan: Type.String(),
  subject: Type.String(),
  unit: Type.String(),
  due: Type.Union([Type.String(), Type.Null()]),
  median: Nullable,
  medianWith: Nullable,
  chance: Nullable,
  chanceWith: Nullable,
  lamp: Lamp,
  lampWith: Lamp,
});
export type Difference = Static<typeof Difference>;

/** What a proposal carries: all of it as it was proposed, whatever becomes of the scenario. */
export const ProposalData = Type.Object({
  scenario: Type.String(),
  version: Type.Integer(),
  name: Type.String(),
  proposer: Type.String(),
  proposerName: Type.String(),
  reason: Type.String(),
  /** To carry it out; null: the office says when it approves. */
  unit: Type.Union([Type.String(), Type.Null()]),
  baseAt: Type.String(),
  delay: Type.Integer(),
  changes: ProposedChanges,
  /** By line: the day on which the last of it comes true. */
  ends: Type.Array(Type.String()),
  differences: Type.Array(Difference),
});
export type ProposalData = Static<typeof ProposalData>;

export const ProposalView = Type.Object({
  case: Type.String(),
  state: Type.String(),
  openedAt: Type.String(),
  closedAt: Type.Union([Type.String(), Type.Null()]),
  dueAt: Type.Union([Type.String(), Type.Null()]),
  ...ProposalData.properties,
});
export type ProposalView = Static<typeof ProposalView>;

export function proposalData(item: Case): ProposalData {
  return item.data as unknown as ProposalData;
}

export function proposalView(item: Case): ProposalView {
  const { id, state, openedAt, closedAt, dueAt } = item;
  return { ...proposalData(item), case: id, state, openedAt, closedAt, dueAt };
}

/** @throws Problem cases.not-found */
export async function findProposal({ cases }: Pick<Kernel, 'cases'>, id: string): Promise<Case> {
  const item = await cases.get(id);
  if (item.type !== 'PlanProposal') throw new Problem('cases.not-found');
  return item;
}

/** The open proposal of a scenario, or the one that was decided last; null where it was never proposed. */
export async function openProposal({ cases }: Pick<Kernel, 'cases'>, scenario: string): Promise<Case | null> {
  const all = (await cases.list({ types: ['PlanProposal'], limit: 10_000 })).filter(
    (item) => item.data['scenario'] === scenario,
  );
  return all.find(({ closedAt }) => closedAt === null) ?? all.toSorted(newestFirst)[0] ?? null;
}

function newestFirst(a: Case, b: Case): number {
  return a.openedAt > b.openedAt ? -1 : 1;
}

/** Of the targets that a scenario concerns. Pure. */
export function differencesOf(targets: readonly ScenarioTarget[]): Difference[] {
  return targets
    .filter(({ concerned }) => concerned)
    .map(({ target, lamp, forecast }) => ({
      target: target.id,
      plan: target.plan,
      subject: target.subject,
      unit: target.unit,
      due: target.due,
      median: target.forecast?.median ?? null,
      medianWith: forecast?.median ?? null,
      chance: target.forecast?.chance ?? null,
      chanceWith: forecast?.chance ?? null,
      lamp: target.lamp,
      lampWith: lamp,
    }));
}
