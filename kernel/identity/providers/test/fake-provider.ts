import { createHash, createHmac, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How the provider signs: as it should, or as somebody would who has not got its key. */
export type Signing = 'RS256' | 'none' | 'HS256' | 'other-key' | 'broken';

/** In what the provider lies; each is handed what the truth would be. */
export interface Lies {
  metadata?: (truth: Record<string, unknown>) => Record<string, unknown>;
  claims?: (truth: Record<string, unknown>) => Record<string, unknown>;
  signing?: Signing;
  /** Parameters of the address to which it sends the browser back. */
  back?: (truth: URLSearchParams) => void;
  userinfo?: (truth: Record<string, unknown>) => Record<string, unknown>;
  /** Answers a request itself; true where it did. */
  answer?: (request: IncomingMessage, response: ServerResponse) => boolean;
}

interface Grant {
  readonly challenge: string;
  readonly nonce: string;
  readonly client: string;
  readonly redirect: string;
}

/** An OpenID provider that does what a test tells it; on loopback, by the clock it is given. */
export interface FakeProvider extends AsyncDisposable {
  readonly issuer: string;
  /** What was asked, as `METHOD /path`. */
  readonly asked: string[];
  /** What came to the token endpoint: the client's authentication and the form. */
  readonly tokens: { readonly authorization: string; readonly form: URLSearchParams }[];
  lies: Lies;
  /** Whoever signs in at the provider. */
  person: Record<string, unknown>;
  /** A logout token for our client; what is stated stands in the place of the truth, and undefined leaves it out. */
  logout(stated: Record<string, unknown>, signing?: Signing): string;
  /** New keys; the old ones are withdrawn. */
  rotate(): void;
  /** What the browser does at the provider: signs in, and is sent back. Answers where. */
  visit(url: string): URL;
}

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

export async function fakeProvider(clock: () => Date): Promise<FakeProvider> {
  const grants = new Map<string, Grant>();
  const asked: string[] = [];
  const tokens: FakeProvider['tokens'] = [];
  let keys = newKeys();
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    if (provider.lies.answer?.(request, response) === true) return;
    void route(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const json = (value: unknown, status = 200): void =>
      void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    switch (request.url) {
      case '/.well-known/openid-configuration': {
        const truth = {
          issuer,
          authorization_endpoint: `${issuer}/authorize`,
          token_endpoint: `${issuer}/token`,
          userinfo_endpoint: `${issuer}/userinfo`,
          jwks_uri: `${issuer}/keys`,
          end_session_endpoint: `${issuer}/end`,
          response_types_supported: ['code'],
          subject_types_supported: ['public'],
          id_token_signing_alg_values_supported: ['RS256', 'HS256', 'none'],
          authorization_response_iss_parameter_supported: true,
        };
        return json(provider.lies.metadata?.(truth) ?? truth);
      }
      case '/keys':
        return json({ keys: [{ ...keys.publicKey.export({ format: 'jwk' }), kid: keys.kid, use: 'sig' }] });
      case '/userinfo': {
        const truth = provider.person;
        return json(provider.lies.userinfo?.(truth) ?? truth);
      }
      case '/token': {
        const chunks: Buffer[] = [];
        for await (const chunk of request) chunks.push(chunk as Buffer);
        const form = new URLSearchParams(Buffer.concat(chunks).toString());
        tokens.push({ authorization: request.headers.authorization ?? '', form });
        const grant = grants.get(form.get('code') ?? '');
        const challenge = createHash('sha256')
          .update(form.get('code_verifier') ?? '')
          .digest('base64url');
        grants.delete(form.get('code') ?? '');
        if (grant?.challenge !== challenge || grant.redirect !== form.get('redirect_uri'))
          return json({ error: 'invalid_grant' }, 400);
        return json({ access_token: 'at', token_type: 'Bearer', expires_in: 60, id_token: idToken(grant) });
      }
      default:
        return json({ error: 'not_found' }, 404);
    }
  }

  function idToken({ nonce, client }: Grant): string {
    const now = Math.floor(clock().getTime() / 1000);
    const truth = { iss: issuer, aud: client, nonce, iat: now, exp: now + 300, ...provider.person };
    const claims = provider.lies.claims?.(truth) ?? truth;
    return signed(claims, provider.lies.signing ?? 'RS256', keys);
  }

  const provider: FakeProvider = {
    issuer,
    asked,
    tokens,
    lies: {},
    person: { sub: 'subject-1', preferred_username: 'ming', name: '明' },
    rotate() {
      keys = newKeys();
    },
    logout(stated, signing = 'RS256') {
      const now = Math.floor(clock().getTime() / 1000);
      const truth = {
        iss: issuer,
        aud: 'yuheng',
        iat: now,
        exp: now + 120,
        jti: randomBytes(8).toString('hex'),
        events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
      };
      return signed({ ...truth, ...stated }, signing, keys);
    },
    visit(url) {
      const asking = new URL(url).searchParams;
      const code = randomBytes(16).toString('hex');
      const redirect = asking.get('redirect_uri') ?? '';
      grants.set(code, {
        challenge: asking.get('code_challenge') ?? '',
        nonce: asking.get('nonce') ?? '',
        client: asking.get('client_id') ?? '',
        redirect,
      });
      const back = new URL(redirect);
      back.search = new URLSearchParams({ code, state: asking.get('state') ?? '', iss: issuer }).toString();
      provider.lies.back?.(back.searchParams);
      return back;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return provider;
}

interface Keys {
  readonly kid: string;
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

function newKeys(): Keys {
  return { kid: randomBytes(4).toString('hex'), ...generateKeyPairSync('rsa', { modulusLength: 2048 }) };
}

function signed(claims: object, signing: Signing, { kid, publicKey, privateKey }: Keys): string {
  const alg = signing === 'none' || signing === 'HS256' ? signing : 'RS256';
  const text = `${part({ alg, typ: 'JWT', kid })}.${part(claims)}`;
  if (signing === 'none') return `${text}.`;
  // The oldest confusion: the public key, which everybody has, taken for a shared secret.
  const pem = publicKey.export({ format: 'pem', type: 'spki' });
  if (signing === 'HS256') return `${text}.${createHmac('sha256', pem).update(text).digest('base64url')}`;
  const key = signing === 'other-key' ? newKeys().privateKey : privateKey;
  const signature = sign('sha256', Buffer.from(text), key).toString('base64url');
  return `${text}.${signing === 'broken' ? signature.toUpperCase() : signature}`;
}
