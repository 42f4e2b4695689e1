import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';
import { PersonId } from '../directory-fields.ts';
import { demandAccount, TenantName } from '../tenant-of-call.ts';

/** Whoever came by an outside provider is nobody's subject any more and signed out; their record stays. */
export const unlinkPerson = defineOperation({
  name: 'unlink-person',
  kind: 'command',
  permission: 'identity.write',
  everyTenant: true,
  input: Type.Object({ id: PersonId, tenant: TenantName }),
  output: Type.Object({}),
  async handle({ id }, call) {
    await demandAccount(call, id);
    await call.kernel.identity.providers.unlink(id, call.actor);
    return {};
  },
});
