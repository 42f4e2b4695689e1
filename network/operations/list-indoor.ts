import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { listDesignStates, noDesign } from '../store/indoor-store.ts';
import { ListedIndoor, listedIndoor } from '../store/indoor-systems.ts';

/** Indoor systems of the facts, or those of one city, with whether they have a design. */
export const listIndoor = defineOperation({
  name: 'list-indoor',
  kind: 'query',
  permission: 'network.read',
  input: Type.Object({
    city: Type.Optional(Type.String({ pattern: '^[^\\s"\\\\]+$', maxLength: 500 })),
    /** Only ids behind this one: the last of the page before. */
    after: Type.Optional(Type.String({ maxLength: 500 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
  }),
  output: Type.Object({ systems: Type.Array(ListedIndoor) }),
  async handle({ city, after, limit = 500 }, { kernel }) {
    const { entities } = await kernel.facts.query({
      types: ['IndoorSystem'],
      ...(city === undefined ? {} : { q: `city=="${city}"` }),
      ...(after === undefined ? {} : { after }),
      limit,
    });
    const states = await listDesignStates(
      kernel.database,
      entities.map(({ id }) => id),
    );
    return { systems: entities.map((entity) => listedIndoor(entity, states.get(entity.id) ?? noDesign)) };
  },
});
