import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';

export const signOut = defineOperation({
  name: 'sign-out',
  kind: 'command',
  permission: null,
  everyTenant: true,
  input: Type.Object({}),
  output: Type.Object({}),
  async handle(_input, { kernel, session }) {
    if (session.secret !== null) await kernel.identity.signOut(session.secret);
    session.set(null);
    return {};
  },
});
