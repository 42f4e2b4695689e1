import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type OauthClient, OauthRefusal, TOKEN_SECONDS } from '../../identity/tokens.ts';
import type { Kernel } from '../../packs/kernel.ts';
import { NOBODY } from '../authenticate.ts';
import { noteRefusal } from '../note-refusal.ts';
import { OPEN } from '../open-route.ts';
import { Problem } from '../problem.ts';
import { senderOf } from '../sender-of.ts';

const MOST_BYTES = 10_000;

/**
 * OAuth 2.0 for systems that have a key: `POST /oauth/token` (client credentials, RFC 6749, section 4.4; the client's id is
 * the name of the key, its secret the key), `POST /oauth/revoke` (RFC 7009), and where they are (RFC 8414). And, for
 * outside providers, `POST /oauth/logout/<id>` (OpenID Connect Back-Channel Logout 1.0).
 */
export function oauthRoutes(app: FastifyInstance, kernel: Kernel): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: MOST_BYTES },
    (_request, body, done) => done(null, new URLSearchParams(String(body))),
  );
  app.setErrorHandler((error, request, reply) => {
    const { statusCode } = error as { readonly statusCode?: number };
    if (error instanceof OauthRefusal) {
      const client = error.client === null ? null : `key:${error.client}`;
      if (error.error === 'invalid_client')
        noteRefusal(kernel.refusals, request, NOBODY, 'identity.bad-client', client);
      return refuse(reply, error);
    }
    // Its own refusals are of its own form (2.8); where the provider cannot be asked it may tell us again.
    if (error instanceof Problem) {
      // What has to come again is told and noted as everywhere.
      if (kernel.registry.statusOf(error.code) >= 429) throw error;
      noteRefusal(kernel.refusals, request, NOBODY, error.code, null);
      return refuse(reply, new OauthRefusal('invalid_request', 'the logout token is not good'));
    }
    if (statusCode !== undefined && statusCode < 500)
      return refuse(reply, new OauthRefusal('invalid_request', 'a form of at most 10 kB is needed'));
    throw error;
  });

  // Before the form is read.
  const atDoor = {
    ...OPEN,
    async onRequest(request: FastifyRequest): Promise<void> {
      kernel.identity.doors.systems.admit(senderOf(request));
    },
  };
  app.post('/oauth/token', atDoor, async (request, reply) => {
    const form = formOf(request);
    const grant = one(form, 'grant_type');
    if (grant !== 'client_credentials')
      throw grant === null
        ? new OauthRefusal('invalid_request', 'grant_type is missing')
        : new OauthRefusal('unsupported_grant_type', 'client_credentials alone');
    const client = clientOf(request, form);
    const asked = one(form, 'scope');
    const { doors, tokens } = kernel.identity;
    const { token, scope } = await doors.systems.pass(senderOf(request), () => tokens.issue(client, asked));
    return reply
      .header('cache-control', 'no-store')
      .send({ access_token: token, token_type: 'Bearer', expires_in: TOKEN_SECONDS, scope });
  });

  app.post('/oauth/revoke', atDoor, async (request, reply) => {
    const form = formOf(request);
    const token = one(form, 'token');
    if (token === null) throw new OauthRefusal('invalid_request', 'token is missing');
    const client = clientOf(request, form);
    const { doors, tokens } = kernel.identity;
    await doors.systems.pass(senderOf(request), () => tokens.revoke(client, token));
    return reply.header('cache-control', 'no-store').code(200).send();
  });

  // OpenID Connect Back-Channel Logout 1.0, 2.5: told by a provider, of its own sessions.
  app.post('/oauth/logout/:provider', OPEN, async (request, reply) => {
    void reply.header('cache-control', 'no-store');
    const token = one(formOf(request), 'logout_token');
    if (token === null) throw new OauthRefusal('invalid_request', 'logout_token is missing');
    const { provider } = request.params as { readonly provider: string };
    await kernel.identity.providers.ended(provider, token, senderOf(request));
    return reply.code(200).send();
  });

  app.get('/.well-known/oauth-authorization-server', OPEN, (request) => {
    const issuer = `${request.protocol}://${request.host}`;
    const methods = ['client_secret_basic', 'client_secret_post'];
    return {
      issuer,
      token_endpoint: `${issuer}/oauth/token`,
      token_endpoint_auth_methods_supported: methods,
      revocation_endpoint: `${issuer}/oauth/revoke`,
      revocation_endpoint_auth_methods_supported: methods,
      grant_types_supported: ['client_credentials'],
      response_types_supported: [],
      scopes_supported: ['machine', 'viewer', 'officer', 'administrator'],
    };
  });
}

function formOf(request: FastifyRequest): URLSearchParams {
  if (request.body instanceof URLSearchParams) return request.body;
  throw new OauthRefusal('invalid_request', 'a form is needed');
}

/** A parameter, which must not be there twice (RFC 6749, section 3.2); an empty one is none. */
function one(form: URLSearchParams, name: string): string | null {
  const [value = '', ...more] = form.getAll(name);
  if (more.length > 0) throw new OauthRefusal('invalid_request', `${name} is there twice`);
  return value === '' ? null : value;
}

/** By HTTP Basic, or in the form; not both (RFC 6749, section 2.3.1). */
function clientOf(request: FastifyRequest, form: URLSearchParams): OauthClient {
  const basic = /^Basic +([\w+/=-]{1,2000})$/i.exec(request.headers.authorization ?? '')?.[1];
  const [id, secret] = [one(form, 'client_id'), one(form, 'client_secret')];
  if (basic !== undefined) {
    if (secret !== null) throw new OauthRefusal('invalid_request', 'authenticated twice');
    const [name = '', ...rest] = Buffer.from(basic, 'base64').toString().split(':');
    return { id: decoded(name), secret: decoded(rest.join(':')) };
  }
  if (id === null || secret === null) throw new OauthRefusal('invalid_client', 'no client was named');
  return { id, secret };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw new OauthRefusal('invalid_client', 'not form-encoded');
  }
}

function refuse(reply: FastifyReply, { error, message }: OauthRefusal): FastifyReply {
  if (error === 'invalid_client') void reply.header('www-authenticate', 'Basic realm="yuheng"');
  return reply
    .code(error === 'invalid_client' ? 401 : 400)
    .header('cache-control', 'no-store')
    .send({ error, error_description: message });
}
