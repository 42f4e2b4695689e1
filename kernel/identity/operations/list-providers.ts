import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';

/** By whom one may sign in besides us: what the sign-in page offers. */
export const listProviders = defineOperation({
  name: 'list-providers',
  kind: 'query',
  permission: null,
  everyTenant: true,
  input: Type.Object({}),
  output: Type.Object({
    providers: Type.Array(
      Type.Object({
        id: Type.String(),
        name: Type.Object({ 'zh-CN': Type.String(), en: Type.String() }),
      }),
    ),
  }),
  handle: (_input, { kernel }) => Promise.resolve({ providers: [...kernel.identity.providers.list()] }),
});
