import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { readCase } from '../case/coverage-case.ts';
import { AreaShape, AssumptionShape, ModelShape, TerrainShape } from '../rules/case-shape.ts';
import { keepCase } from '../store/keep-case.ts';

/** Keeps a case as the command line takes it. Files that it names lie in the folder of terrains. */
export const saveCase = defineOperation({
  name: 'save-case',
  kind: 'command',
  permission: 'network.write',
  input: Type.Object({
    name: Type.String({ minLength: 1, maxLength: 200 }),
    /** As `yuheng network coverage --case` reads it: network/case/coverage-case.ts. */
    case: Type.Unknown(),
    model: ModelShape,
    terrain: TerrainShape,
    area: Type.Optional(AreaShape),
    assumed: Type.Optional(Type.Array(AssumptionShape, { uniqueItems: true })),
  }),
  output: Type.Object({ case: Type.String() }),
  async handle({ name, model, terrain, area = null, assumed = [], ...input }, { kernel, actor }) {
    const given = readCase(input.case);
    return {
      case: await keepCase(kernel, actor, { name, model, terrain, given, area, assumed, parent: null }),
    };
  },
});
