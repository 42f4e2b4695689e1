import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';
import { Person, personOf } from '../person.ts';

export const who = defineOperation({
  name: 'who',
  kind: 'query',
  permission: null,
  everyTenant: true,
  input: Type.Object({}),
  output: Type.Object({ user: Type.Union([Person, Type.Null()]) }),
  handle: (_input, { actor }) => Promise.resolve({ user: actor.roles.length > 0 ? personOf(actor) : null }),
});
