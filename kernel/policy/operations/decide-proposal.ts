import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';
import { ProposalView, proposalView } from './proposal-view.ts';

/** Approves a proposal, which then holds at once on every server, or rejects it. Nobody decides on their own. */
export const decideProposal = defineOperation({
  name: 'decide-proposal',
  kind: 'command',
  permission: 'policy.write',
  input: Type.Object({
    id: Type.String({ format: 'uuid' }),
    decision: Type.Enum(['approve', 'reject']),
    note: Type.Optional(Type.String({ maxLength: 2000 })),
  }),
  output: ProposalView,
  handle: async ({ id, decision, note = '' }, { kernel: { proposals }, actor }) =>
    proposalView(await proposals.decide(id, decision, note, actor)),
});
