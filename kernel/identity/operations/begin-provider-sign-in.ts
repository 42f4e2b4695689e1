import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';

/** A path of this console, never another site. */
const NEXT = '^/(?![/\\\\])[^\\\\\\u0000-\\u0020\\u007f]*$';

/** To be asked for by our own page alone: nobody is sent to a provider without having pressed a button of ours. */
export const beginProviderSignIn = defineOperation({
  name: 'begin-provider-sign-in',
  kind: 'command',
  permission: null,
  everyTenant: true,
  input: Type.Object({
    provider: Type.String({ minLength: 1, maxLength: 40 }),
    next: Type.Optional(Type.String({ maxLength: 2000, pattern: NEXT })),
  }),
  /** Where the browser goes. */
  output: Type.Object({ url: Type.String() }),
  admit: ({ identity }, client) => identity.doors.providers.admit(client),
  async handle({ provider, next = '/' }, { kernel, session }) {
    const { url, browser } = await kernel.identity.providers.begin(provider, next, session.client);
    session.setAttempt(browser);
    return { url };
  },
});
