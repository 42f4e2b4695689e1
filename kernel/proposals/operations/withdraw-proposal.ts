import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';
import { Id, Note, ProposalView, proposalView } from './proposal-view.ts';

/** Takes one's own proposal back before it is decided. */
export const withdrawProposal = defineOperation({
  name: 'withdraw-proposal',
  kind: 'command',
  permission: 'proposals.write',
  input: Type.Object({ id: Id, note: Note }),
  output: ProposalView,
  handle: async ({ id, note = '' }, { kernel, actor }) =>
    proposalView(await kernel.proposals.withdraw(id, note, actor), kernel, actor),
});
