import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';
import { FactView } from '../fact-view.ts';

export const readHistoryOperation = defineOperation({
  name: 'read-history',
  kind: 'query',
  permission: 'facts.read',
  input: Type.Object({
    entity: Type.String({ minLength: 1, maxLength: 1024 }),
    attribute: Type.Optional(Type.String()),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 5000 })),
  }),
  output: Type.Object({ facts: Type.Array(FactView) }),
  async handle({ entity, attribute, limit = 200 }, { kernel }) {
    const facts = await kernel.facts.history({
      entity,
      limit,
      ...(attribute === undefined ? {} : { attributes: [attribute] }),
    });
    return { facts: [...facts] };
  },
});
