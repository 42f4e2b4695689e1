import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';
import { Person, personOf } from '../person.ts';

/** With what the provider put into the address when it sent the browser back to us. */
export const finishProviderSignIn = defineOperation({
  name: 'finish-provider-sign-in',
  kind: 'command',
  permission: null,
  everyTenant: true,
  input: Type.Object({
    provider: Type.String({ minLength: 1, maxLength: 40 }),
    search: Type.String({ minLength: 1, maxLength: 8000 }),
  }),
  output: Type.Object({ user: Person, next: Type.String() }),
  admit: ({ identity }, client) => identity.doors.providers.admit(client),
  async handle({ provider, search }, { kernel, session }) {
    const { identity } = kernel;
    const signedIn = await identity.doors.providers.count(session.client, () =>
      identity.providers.finish(provider, search, session.attempt, session.client),
    );
    // A session that somebody else may have put into this browser is not gone on with.
    if (session.secret !== null) await identity.signOut(session.secret);
    session.setAttempt(null);
    session.set(signedIn.session);
    return { user: personOf(signedIn.caller.usual), next: signedIn.next };
  },
});
