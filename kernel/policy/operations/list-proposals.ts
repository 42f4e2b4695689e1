import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';
import { ProposalView, proposalView } from './proposal-view.ts';

/** Proposed texts of policies and what became of them, the newest first. */
export const listProposals = defineOperation({
  name: 'list-proposals',
  kind: 'query',
  permission: 'policy.read',
  input: Type.Object({}),
  output: Type.Object({ proposals: Type.Array(ProposalView) }),
  handle: async (_input, { kernel: { proposals } }) => ({
    proposals: (await proposals.list()).map(proposalView),
  }),
});
