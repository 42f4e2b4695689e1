import Type, { type Static } from 'typebox';
import type { Actor } from './actor.ts';

const NameOrNull = Type.Union([Type.String(), Type.Null()]);

/** Who is signed in, as shown to themselves. */
export const Person = Type.Object({
  id: Type.String(),
  name: Type.String(),
  organisation: NameOrNull,
  unit: NameOrNull,
  /** In which tenant they are this; null: the one without a name. */
  tenant: NameOrNull,
  roles: Type.Array(Type.String()),
  synthetic: Type.Boolean(),
});
export type Person = Static<typeof Person>;

export function personOf({ id, name, organisation, unit, tenant, roles, synthetic }: Actor): Person {
  return { id, name, organisation, unit: unit ?? null, tenant: tenant ?? null, roles: [...roles], synthetic };
}
