import Type from 'typebox';
import { defineOperation } from '../operation.ts';

const Rail = Type.Object({
  group: Type.Enum(['plans', 'network', 'bases', 'data', 'ecosystem', 'platform']),
  order: Type.Integer(),
  icon: Type.String(),
});

export const listPages = defineOperation({
  name: 'list-pages',
  kind: 'query',
  permission: 'packs.read',
  everyTenant: true,
  input: Type.Object({}),
  output: Type.Object({
    pages: Type.Array(
      Type.Object({
        pack: Type.String(),
        id: Type.String(),
        path: Type.String(),
        rail: Type.Union([Rail, Type.Null()]),
      }),
    ),
    /** Is the synthetic world loaded, so that its simulator can be played with? */
    world: Type.Boolean(),
  }),
  handle(_input, { kernel: { registry } }) {
    const pages = registry.packs.flatMap((pack) =>
      pack.pages.map(({ id, path, rail }) => ({ pack: pack.id, id, path, rail: rail ? { ...rail } : null })),
    );
    return Promise.resolve({ pages, world: registry.packs.some((pack) => pack.id === 'world') });
  },
});
