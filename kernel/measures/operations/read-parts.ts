import Type from 'typebox';
import { Problem } from '../../http/problem.ts';
import { defineOperation } from '../../packs/operation.ts';
import { compileMeasure } from '../evaluator.ts';
import { partsOf } from '../parts-of.ts';

/** One figure by the values of an attribute that it reads (by area, by operator …), out of the very facts of its evidence. */
export const readParts = defineOperation({
  name: 'read-parts',
  kind: 'query',
  permission: 'measures.read',
  input: Type.Object({
    id: Type.String({ format: 'uuid' }),
    by: Type.String({ minLength: 1, maxLength: 200 }),
  }),
  output: Type.Object({
    measure: Type.String(),
    version: Type.Integer(),
    unit: Type.String(),
    parts: Type.Array(
      Type.Object({
        /** Of the attribute; the id of an entity for a relationship. */
        of: Type.String(),
        value: Type.Union([Type.Number(), Type.Null()]),
        facts: Type.Integer(),
      }),
    ),
  }),
  async handle({ id, by }, { kernel }) {
    const { definition, facts } = await kernel.measures.bundle(id);
    const reads = (name: string) => definition.select[name]?.attributes.includes(by) ?? false;
    if (!Object.keys(definition.select).some(reads))
      throw new Problem('measures.attribute-not-read', { code: definition.code, attribute: by });
    const measure = compileMeasure(definition);
    const parts = [...partsOf(facts, reads, by)].map(([of, used]) => ({
      of,
      value: measure.compute(used).value,
      facts: Object.values(used).reduce((sum, own) => sum + own.length, 0),
    }));
    return { measure: definition.code, version: definition.version, unit: definition.unit, parts };
  },
});
