import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';
import { Id, Note, ProposalView, proposalView } from './proposal-view.ts';

/** Approves a proposal, which then holds at once, or rejects it. Nobody decides on their own. */
export const decideProposal = defineOperation({
  name: 'decide-proposal',
  kind: 'command',
  permission: 'proposals.write',
  input: Type.Object({ id: Id, decision: Type.Enum(['approve', 'reject']), note: Note }),
  output: ProposalView,
  handle: async ({ id, decision, note = '' }, { kernel, actor }) =>
    proposalView(await kernel.proposals.decide(id, decision, note, actor), kernel, actor),
});
