import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';
import { Person, personOf } from '../person.ts';

export const signIn = defineOperation({
  name: 'sign-in',
  kind: 'command',
  permission: null,
  input: Type.Object({ token: Type.String({ minLength: 1, maxLength: 200 }) }),
  output: Type.Object({ user: Person }),
  async handle({ token }, { kernel, session }) {
    const signedIn = await kernel.identity.signIn(token);
    session.set(signedIn.session);
    return { user: personOf(signedIn.actor) };
  },
});
