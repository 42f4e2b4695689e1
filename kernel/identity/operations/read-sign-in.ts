import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';

/** Which ways in there are besides passwords and links: the name of the outside provider, or null. */
export const readSignIn = defineOperation({
  name: 'read-sign-in',
  kind: 'query',
  permission: null,
  everyTenant: true,
  input: Type.Object({}),
  output: Type.Object({ provider: Type.Union([Type.String(), Type.Null()]) }),
  handle: (_input, { kernel }) => Promise.resolve({ provider: kernel.identity.provider?.name ?? null }),
});
