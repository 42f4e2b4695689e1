import Type, { type Static } from 'typebox';
import type { Actor } from './actor.ts';

const NameOrNull = Type.Union([Type.String(), Type.Null()]);

/** Who is signed in, as shown to themselves. */
export const Person = Type.Object({
  id: Type.String(),
  name: Type.String(),
  organisation: NameOrNull,
  unit: NameOrNull,
  roles: Type.Array(Type.String()),
  synthetic: Type.Boolean(),
});
export type Person = Static<typeof Person>;

export function personOf({ id, name, organisation, unit, roles, synthetic }: Actor): Person {
  return { id, name, organisation, unit: unit ?? null, roles: [...roles], synthetic };
}
