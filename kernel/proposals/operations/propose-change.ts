import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';
import { ChangeFields, ProposalView, proposalView } from './proposal-view.ts';

/** Proposes a change: nothing of it holds until somebody else approves it. */
export const proposeChange = defineOperation({
  name: 'propose-change',
  kind: 'command',
  permission: 'proposals.write',
  input: Type.Object({
    ...ChangeFields,
    reason: Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' }),
  }),
  output: ProposalView,
  handle: async (asked, { kernel, actor }) =>
    proposalView(await kernel.proposals.propose(asked, actor), kernel, actor),
});
