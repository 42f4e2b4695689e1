import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';
import { Person, personOf } from '../person.ts';

/** With a one-time link. `password`: whether one was set, which whoever has just come by a link may do now. */
export const signIn = defineOperation({
  name: 'sign-in',
  kind: 'command',
  permission: null,
  everyTenant: true,
  input: Type.Object({ token: Type.String({ minLength: 1, maxLength: 200 }) }),
  output: Type.Object({ user: Person, password: Type.Boolean() }),
  admit: ({ identity }, client) => identity.doors.links.admit(client),
  async handle({ token }, { kernel, session }) {
    const { identity } = kernel;
    const signedIn = await identity.doors.links.pass(session.client, () =>
      identity.signIn(token, session.client),
    );
    // A session that somebody else may have put into this browser is not gone on with.
    if (session.secret !== null) await identity.signOut(session.secret);
    session.set(signedIn.session);
    return {
      user: personOf(signedIn.caller.usual),
      password: await identity.accounts.hasPassword(signedIn.caller.id),
    };
  },
});
