import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';

export const signOut = defineOperation({
  name: 'sign-out',
  kind: 'command',
  permission: null,
  everyTenant: true,
  input: Type.Object({}),
  /** `next`: where the browser ends the outside provider's session as well, where one was used that offers it. */
  output: Type.Object({ next: Type.Union([Type.String(), Type.Null()]) }),
  async handle(_input, { kernel, session }) {
    const { identity } = kernel;
    const came = session.secret === null ? null : await identity.signOut(session.secret);
    session.set(null);
    return { next: came === null ? null : await identity.providers.leave(came) };
  },
});
