import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';
import { ProposalView, proposalView } from './proposal-view.ts';

/** Proposed changes and what became of them, the newest first, at most 500. */
export const listProposals = defineOperation({
  name: 'list-proposals',
  kind: 'query',
  permission: 'proposals.read',
  input: Type.Object({
    kind: Type.Optional(Type.String({ maxLength: 80 })),
    state: Type.Optional(Type.Enum(['proposed', 'approved', 'rejected', 'withdrawn'])),
    subject: Type.Optional(Type.String({ maxLength: 400 })),
  }),
  output: Type.Object({ proposals: Type.Array(ProposalView) }),
  handle: async (filter, { kernel, actor }) => ({
    proposals: (await kernel.proposals.list(filter)).map((one) => proposalView(one, kernel, actor)),
  }),
});
