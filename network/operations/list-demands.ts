import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { numberOf, textOf } from '../rules/fact-values.ts';

const Text = Type.Union([Type.String(), Type.Null()]);
const Quantity = Type.Union([Type.Number(), Type.Null()]);

/** What operators want and where, all or of one city; ordered by id, a page at a time. */
export const listDemands = defineOperation({
  name: 'list-demands',
  kind: 'query',
  permission: 'network.read',
  input: Type.Object({
    city: Type.Optional(Type.String({ pattern: '^[^\\s"\\\\]+$', maxLength: 500 })),
    /** Only ids behind this one: the last of the page before. */
    after: Type.Optional(Type.String({ maxLength: 500 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
  }),
  output: Type.Object({
    demands: Type.Array(
      Type.Object({
        id: Type.String(),
        name: Text,
        operator: Text,
        kind: Text,
        bandMHz: Quantity,
        /** m */
        height: Quantity,
        /** m */
        radius: Quantity,
        priority: Text,
        status: Text,
        city: Text,
        synthetic: Type.Boolean(),
      }),
    ),
  }),
  async handle({ city, after, limit = 500 }, { kernel }) {
    const { entities } = await kernel.facts.query({
      types: ['SiteDemand'],
      ...(city === undefined ? {} : { q: `city=="${city}"` }),
      ...(after === undefined ? {} : { after }),
      limit,
    });
    return {
      demands: entities.map((entity) => ({
        id: entity.id,
        name: textOf(entity, 'name'),
        operator: textOf(entity, 'operator'),
        kind: textOf(entity, 'kind'),
        bandMHz: numberOf(entity, 'bandMHz'),
        height: numberOf(entity, 'height'),
        radius: numberOf(entity, 'radius'),
        priority: textOf(entity, 'priority'),
        status: textOf(entity, 'status'),
        city: textOf(entity, 'city'),
        synthetic: Object.values(entity.facts).some(({ by }) => by.synthetic),
      })),
    };
  },
});
