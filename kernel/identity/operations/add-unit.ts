import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';
import { Name, Uuid } from '../directory-fields.ts';
import { TenantName, tenantOfCall } from '../tenant-of-call.ts';

export const addUnit = defineOperation({
  name: 'add-unit',
  kind: 'command',
  permission: 'identity.write',
  everyTenant: true,
  input: Type.Object({ organisation: Uuid, name: Name, tenant: TenantName }),
  output: Type.Object({ unit: Type.String() }),
  async handle({ organisation, name }, call) {
    const { units } = call.kernel.identity;
    return { unit: await units.add(await tenantOfCall(call), organisation, name, call.actor) };
  },
});
