import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';
import { tenantOfCall } from '../tenant-of-call.ts';

/**
 * What people are called, those who left too, for whoever reads what they did: journals, minutes and decisions hold ids,
 * which are nobody's name. No more than that: who may come in, and how, administrators see.
 */
export const listNames = defineOperation({
  name: 'list-names',
  kind: 'query',
  permission: 'identity.read',
  everyTenant: true,
  input: Type.Object({}),
  output: Type.Object({ names: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })) }),
  async handle(_input, call) {
    const names = await call.kernel.identity.people.names(await tenantOfCall(call));
    return { names: [...names] };
  },
});
