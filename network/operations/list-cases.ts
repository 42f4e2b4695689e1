import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { caseFields } from '../rules/case-shape.ts';
import { listCases as listStored } from '../store/case-store.ts';
import { terrainFolder } from '../store/terrain-source.ts';

/** Newest first; and whether the server has terrain of its own. */
export const listCases = defineOperation({
  name: 'list-cases',
  kind: 'query',
  permission: 'network.read',
  input: Type.Object({ limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })) }),
  output: Type.Object({
    terrainFolder: Type.Boolean(),
    cases: Type.Array(Type.Object({ ...caseFields, sites: Type.Integer() })),
  }),
  async handle({ limit = 100 }, { kernel }) {
    const cases = await kernel.records.first(
      'network.case',
      limit,
      (most) => listStored(kernel.database, most),
      ({ id }) => id,
    );
    return {
      terrainFolder: terrainFolder(process.env) !== null,
      cases: cases.map((one) => ({ ...one, assumed: [...one.assumed] })),
    };
  },
});
