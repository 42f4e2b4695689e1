import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';
import { Id, ProposalNowView, proposalNowView } from './proposal-view.ts';

/** A proposal, and what it would change if it were approved now; of an approved one what it changed, as the one who approved was shown. */
export const readProposal = defineOperation({
  name: 'read-proposal',
  kind: 'query',
  permission: 'proposals.read',
  input: Type.Object({ id: Id }),
  output: ProposalNowView,
  handle: async ({ id }, { kernel, actor }) =>
    proposalNowView(await kernel.proposals.read(id), kernel, actor),
});
