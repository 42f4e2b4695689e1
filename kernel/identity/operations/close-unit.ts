import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';
import { Uuid } from '../directory-fields.ts';
import { TenantName, tenantOfCall } from '../tenant-of-call.ts';

export const closeUnit = defineOperation({
  name: 'close-unit',
  kind: 'command',
  permission: 'identity.write',
  everyTenant: true,
  input: Type.Object({ unit: Uuid, tenant: TenantName }),
  output: Type.Object({}),
  async handle({ unit }, call) {
    await call.kernel.identity.units.close(await tenantOfCall(call), unit, call.actor);
    return {};
  },
});
