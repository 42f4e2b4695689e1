import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';
import { sessionOfCall } from '../session-of-call.ts';

/** One's own: with the old one, or within an hour of having come by a one-time link. Other sessions end. */
export const setPassword = defineOperation({
  name: 'set-password',
  kind: 'command',
  permission: null,
  everyTenant: true,
  input: Type.Object({
    password: Type.String({ minLength: 1, maxLength: 1000 }),
    current: Type.Optional(Type.String({ maxLength: 1000 })),
  }),
  output: Type.Object({}),
  async handle({ password, current = null }, call) {
    const { kernel, session } = call;
    session.set(await kernel.identity.accounts.setPassword(await sessionOfCall(call), password, current));
    return {};
  },
});
