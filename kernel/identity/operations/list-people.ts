import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';
import { TenantName, tenantOfCall } from '../tenant-of-call.ts';

const Place = Type.Union([Type.Object({ id: Type.String(), name: Type.String() }), Type.Null()]);

/** For who may change them; viewers, who read everything else, do not see who may come in and how. */
export const listPeopleOperation = defineOperation({
  name: 'list-people',
  kind: 'query',
  permission: 'identity.write',
  everyTenant: true,
  input: Type.Object({ tenant: TenantName }),
  output: Type.Object({
    people: Type.Array(
      Type.Object({
        id: Type.String(),
        name: Type.String(),
        organisation: Place,
        unit: Place,
        roles: Type.Array(Type.String()),
        own: Type.Boolean(),
        elsewhere: Type.Boolean(),
        synthetic: Type.Boolean(),
        madeAt: Type.String(),
        closedAt: Type.Union([Type.String(), Type.Null()]),
        password: Type.Union([Type.Enum(['none', 'set', 'shut']), Type.Null()]),
        sessions: Type.Integer(),
      }),
    ),
  }),
  async handle(_input, call) {
    const people = await call.kernel.identity.people.list(await tenantOfCall(call));
    return { people: people.map((person) => ({ ...person, roles: [...person.roles] })) };
  },
});
