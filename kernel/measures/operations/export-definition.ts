import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';
import { AssuranceView, assuranceView } from '../assurance/assurance-view.ts';
import { MeasureView, measureView } from '../measure-view.ts';

/** A measure as it may be handed on: what it computes, in words and as a formula, its versions, and how its data is assured. */
export const exportDefinition = defineOperation({
  name: 'export-definition',
  kind: 'query',
  permission: 'measures.read',
  input: Type.Object({ measure: Type.String({ minLength: 1, maxLength: 200 }) }),
  output: Type.Object({
    format: Type.Literal('yuheng-measure/1'),
    definition: MeasureView,
    versions: Type.Array(
      Type.Object({
        version: Type.Integer(),
        definedAt: Type.String(),
        /** Null: it came with the programme. */
        by: Type.Union([Type.String(), Type.Null()]),
        changed: Type.Array(Type.String()),
      }),
    ),
    assurance: AssuranceView,
  }),
  async handle({ measure }, { kernel }) {
    const known = kernel.measures.find(measure);
    const versions = await kernel.measures.versions(measure);
    return {
      format: 'yuheng-measure/1' as const,
      definition: measureView(kernel.registry, known),
      versions: versions.map(({ definition, definedAt, by, changed }) => ({
        version: definition.version,
        definedAt,
        by,
        changed: [...changed],
      })),
      assurance: assuranceView(kernel, measure, kernel.measures.quality.assurance(measure)),
    };
  },
});
