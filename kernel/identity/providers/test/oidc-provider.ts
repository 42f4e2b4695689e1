import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** As far as it is used here: node-oidc-provider, certified by the OpenID Foundation, brings no types. */
type MakeProvider = new (issuer: string, settings: object) => { callback(): RequestListener };

export interface RealProvider extends AsyncDisposable {
  readonly issuer: string;
}

/**
 * A real provider on loopback, with one client. Whoever signs in there is who they say they are, in the group `plan`; it
 * shows a form for the account and one for consent.
 * @param home where its client is: `/sign-in/real` and, after signing out, `/sign-in`
 */
export async function realProvider(home: string, secret: string): Promise<RealProvider> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const name: string = 'oidc-provider';
  const { default: Provider } = (await import(name)) as { readonly default: MakeProvider };
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'yuheng',
        client_secret: secret,
        redirect_uris: [`${home}/sign-in/real`],
        post_logout_redirect_uris: [`${home}/sign-in`],
      },
    ],
    claims: { openid: ['sub'], profile: ['name', 'preferred_username', 'groups'] },
    findAccount: (_context: unknown, id: string) => ({
      accountId: id,
      claims: () => ({ sub: id, name: id, preferred_username: id, groups: ['plan'] }),
    }),
    cookies: { keys: ['a key of tests'] },
  });
  server.on('request', provider.callback());
  return {
    issuer,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
