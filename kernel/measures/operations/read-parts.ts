import Type from 'typebox';
import { Problem } from '../../http/problem.ts';
import { defineOperation } from '../../packs/operation.ts';
import { readsAttribute } from '../definition.ts';
import { compileMeasure } from '../evaluator.ts';
import { partsOf } from '../parts-of.ts';

/** One figure by the values of attributes that it reads (by area, by area and operator …), out of the very facts of its evidence. */
export const readParts = defineOperation({
  name: 'read-parts',
  kind: 'query',
  permission: 'measures.read',
  input: Type.Object({
    id: Type.String({ format: 'uuid' }),
    /** One attribute, or two with a comma between them. */
    by: Type.String({ minLength: 1, maxLength: 400, pattern: '^[^,]+(,[^,]+)?$' }),
  }),
  output: Type.Object({
    measure: Type.String(),
    version: Type.Integer(),
    unit: Type.String(),
    parts: Type.Array(
      Type.Object({
        /** A value of each attribute; the id of an entity for a relationship. */
        of: Type.Array(Type.String()),
        value: Type.Union([Type.Number(), Type.Null()]),
        facts: Type.Integer(),
      }),
    ),
  }),
  async handle({ id, by }, { kernel }) {
    const { definition, facts } = await kernel.measures.bundle(id);
    const attributes = by.split(',');
    const stray = attributes.find((attribute) => !readsAttribute(definition, attribute));
    if (stray !== undefined)
      throw new Problem('measures.attribute-not-read', { code: definition.code, attribute: stray });
    const measure = compileMeasure(definition);
    const reads = (selection: string, attribute: string) => readsAttribute(definition, attribute, selection);
    const parts = partsOf(facts, reads, attributes).map((part) => ({
      of: [...part.of],
      value: measure.compute(part.facts).value,
      facts: Object.values(part.facts).reduce((sum, own) => sum + own.length, 0),
    }));
    return { measure: definition.code, version: definition.version, unit: definition.unit, parts };
  },
});
