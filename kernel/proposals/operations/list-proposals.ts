import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';
import { Id, ProposalView, proposalView } from './proposal-view.ts';

/** Proposed changes and what became of them; what was proposed or decided last comes first. */
export const listProposals = defineOperation({
  name: 'list-proposals',
  kind: 'query',
  permission: 'proposals.read',
  input: Type.Object({
    kind: Type.Optional(Type.String({ maxLength: 80 })),
    /** `decided`: whatever became of them. */
    state: Type.Optional(Type.Enum(['proposed', 'approved', 'rejected', 'withdrawn', 'decided'])),
    subject: Type.Optional(Type.String({ maxLength: 400 })),
    /** In its title, its reason, its note, or a name. */
    text: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
    /** Of whoever asks. */
    mine: Type.Optional(Type.Boolean()),
    /** Those that come after this one. */
    after: Type.Optional(Id),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  }),
  output: Type.Object({
    proposals: Type.Array(ProposalView),
    /** There are others after the last one. */
    more: Type.Boolean(),
  }),
  async handle({ mine = false, limit = 500, ...filter }, { kernel, actor }) {
    const own = mine ? { by: actor.id } : {};
    const found = await kernel.proposals.list({ ...filter, ...own }, limit + 1, kernel.records);
    return {
      proposals: found.slice(0, limit).map((one) => proposalView(one, kernel, actor)),
      more: found.length > limit,
    };
  },
});
