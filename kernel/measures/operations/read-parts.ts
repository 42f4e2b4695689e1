import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';

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
    const { measure, version } = await kernel.measures.read(id);
    const { unit, parts } = await kernel.measures.parts(id, by.split(','));
    return { measure, version, unit, parts: parts.map((part) => ({ ...part, of: [...part.of] })) };
  },
});
