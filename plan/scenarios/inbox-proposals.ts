import type { Case } from '@yuheng/kernel/cases';
import { ProposedChange } from '@yuheng/kernel/scenario-change';
import Type, { type Static } from 'typebox';
import type { ProposalData } from './proposal.ts';

const Nullable = Type.Union([Type.String(), Type.Null()]);

/** A proposal to be decided, or a step of one that was approved. */
export const InboxProposal = Type.Object({
  kind: Type.Enum(['decide', 'carry-out']),
  case: Type.String(),
  scenario: Type.String(),
  /** Of the scenario. */
  name: Type.String(),
  /** Of a step: which line of the proposal it makes true. */
  line: Type.Union([ProposedChange, Type.Null()]),
  /** Who proposed it. */
  proposer: Nullable,
  owner: Nullable,
  dueAt: Nullable,
});
export type InboxProposal = Static<typeof InboxProposal>;

/** Proposals that wait for the office, and steps of approved ones that wait for a unit. Pure. */
export function proposalsOf(open: readonly Case[], unit: string | null): readonly InboxProposal[] {
  const own = open.filter((item) =>
    item.type === 'PlanStep' ? item.owner === unit : item.type === 'PlanProposal' && unit === null,
  );
  return own.map(({ id, type, data, owner, dueAt }) => {
    const { scenario, name, proposerName, line } = data as unknown as ProposalData & {
      line?: ProposedChange;
    };
    return {
      kind: type === 'PlanProposal' ? 'decide' : 'carry-out',
      case: id,
      scenario,
      name,
      line: line ?? null,
      proposer: proposerName ?? null,
      owner,
      dueAt,
    };
  });
}
