import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';
import { TenantName, tenantOfCall } from '../tenant-of-call.ts';

const Time = Type.Union([Type.String(), Type.Null()]);

export const listOrganisations = defineOperation({
  name: 'list-organisations',
  kind: 'query',
  permission: 'identity.read',
  everyTenant: true,
  input: Type.Object({ tenant: TenantName }),
  output: Type.Object({
    organisations: Type.Array(
      Type.Object({
        id: Type.String(),
        name: Type.String(),
        formerly: Type.Array(Type.String()),
        madeAt: Type.String(),
        closedAt: Time,
        units: Type.Array(
          Type.Object({ id: Type.String(), name: Type.String(), madeAt: Type.String(), closedAt: Time }),
        ),
      }),
    ),
  }),
  async handle(_input, call) {
    const listed = await call.kernel.identity.organisations.list(await tenantOfCall(call));
    return {
      organisations: listed.map((each) => ({
        ...each,
        formerly: [...each.formerly],
        units: each.units.map((unit) => ({ ...unit })),
      })),
    };
  },
});
