import Type, { type Static } from 'typebox';
import type { Actor } from './actor.ts';

/** Who is signed in, as shown to themselves. */
export const Person = Type.Object({
  id: Type.String(),
  name: Type.String(),
  organisation: Type.Union([Type.String(), Type.Null()]),
  roles: Type.Array(Type.String()),
  synthetic: Type.Boolean(),
});
export type Person = Static<typeof Person>;

export function personOf({ id, name, organisation, roles, synthetic }: Actor): Person {
  return { id, name, organisation, roles: [...roles], synthetic };
}
