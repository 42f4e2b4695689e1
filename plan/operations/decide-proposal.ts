import { defineOperation } from '@yuheng/kernel/operation';
import { Problem } from '@yuheng/kernel/problem';
import Type from 'typebox';
import { Reason } from '../confirm/request.ts';
import { approvalOf } from '../scenarios/approval.ts';
import { findProposal, proposalData } from '../scenarios/proposal.ts';

/**
 * Approves or refuses a proposal, as somebody else than the one who proposed; or takes one's own back. Approved, each line becomes
 * something that a unit has to carry out, and a task that was to be shifted has its new due time. No fact is written: what is done
 * is told by whoever does it.
 */
export const decideProposal = defineOperation({
  name: 'decide-proposal',
  kind: 'command',
  permission: 'plan.write',
  input: Type.Object({
    proposal: Type.String({ format: 'uuid' }),
    decision: Type.Enum(['approve', 'refuse', 'withdraw']),
    /** Which unit is to carry it out, where the proposal names none. */
    unit: Type.Optional(Type.String({ minLength: 1, maxLength: 80, pattern: '\\S' })),
    reason: Reason,
  }),
  output: Type.Object({ state: Type.String(), steps: Type.Integer(), shifted: Type.Integer() }),
  async handle({ proposal, decision, unit, reason: note }, { kernel, actor }) {
    const item = await findProposal(kernel, proposal);
    const data = proposalData(item);
    const own = data.proposer === actor.id;
    if (own && decision !== 'withdraw') throw new Problem('plan.own-proposal');
    if (!own && decision === 'withdraw') throw new Problem('plan.not-yours');
    const move = [{ id: proposal, transition: decision, note }];
    const carrier = unit?.trim() ?? data.unit;
    const { open, revise } =
      decision === 'approve'
        ? await approvalOf(kernel, item.id, data, carrier, note)
        : { open: [], revise: [] };
    const cases = await kernel.cases.change('plan.decide-proposal', { open, move, revise }, actor);
    const state = cases.find(({ id }) => id === proposal)?.state ?? '';
    return { state, steps: open.length, shifted: revise.length };
  },
});
