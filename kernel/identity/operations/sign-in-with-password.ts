import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';
import { Person, personOf } from '../person.ts';

export const signInWithPassword = defineOperation({
  name: 'sign-in-with-password',
  kind: 'command',
  permission: null,
  everyTenant: true,
  input: Type.Object({
    account: Type.String({ minLength: 1, maxLength: 100 }),
    password: Type.String({ minLength: 1, maxLength: 1000 }),
  }),
  output: Type.Object({ user: Person }),
  admit: ({ identity }, client) => identity.accounts.admit(client),
  async handle({ account, password }, { kernel, session }) {
    const { identity } = kernel;
    const signedIn = await identity.accounts.signIn(account, password, session.client);
    if (session.secret !== null) await identity.signOut(session.secret);
    session.set(signedIn.session);
    return { user: personOf(signedIn.caller.usual) };
  },
});
