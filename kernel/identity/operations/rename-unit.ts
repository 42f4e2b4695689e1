import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';
import { Name, Uuid } from '../directory-fields.ts';
import { TenantName, tenantOfCall } from '../tenant-of-call.ts';

export const renameUnit = defineOperation({
  name: 'rename-unit',
  kind: 'command',
  permission: 'identity.write',
  everyTenant: true,
  input: Type.Object({ unit: Uuid, name: Name, tenant: TenantName }),
  output: Type.Object({}),
  async handle({ unit, name }, call) {
    await call.kernel.identity.units.rename(await tenantOfCall(call), unit, name, call.actor);
    return {};
  },
});
