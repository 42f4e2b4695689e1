import { isUtf8 } from 'node:buffer';
import fastify, { type FastifyInstance, type FastifyRequest, type RouteOptions } from 'fastify';
import { ngsiLdRoutes } from '../facts/http/routes.ts';
import type { Caller } from '../identity/caller.ts';
import type { Kernel } from '../packs/kernel.ts';
import type { Policy } from '../policy/policy.ts';
import { authenticate, NOBODY } from './authenticate.ts';
import { badInput, badJson } from './bad-json.ts';
import { readBody, tooLarge } from './body.ts';
import { ConnectionGuard, type ConnectionLimits } from './connection-guard.ts';
import { ConnectionTurnstile } from './connection-turnstile.ts';
import { consoleFiles } from './console-files.ts';
import { noteRefusal } from './note-refusal.ts';
import { Problem } from './problem.ts';
import { problemOf, sendProblem } from './problem-reply.ts';
import { eventRoutes } from './routes/events.ts';
import { logRoutes } from './routes/log.ts';
import { oauthRoutes } from './routes/oauth.ts';
import { operationRoutes } from './routes/operations.ts';
import { statusRoutes } from './routes/status.ts';
import { securityHeaders } from './security-headers.ts';
import { isSecure } from './session-cookie.ts';

const JSON_LIMIT = 16_000_000;
/** A request must have come whole by then, body and all; fastify would wait for ever. */
const REQUEST_TIMEOUT_MS = 300_000;
/** Its headers, and the handshake of TLS, by then. */
const HEADERS_TIMEOUT_MS = 30_000;
/** How often connections are looked at for both. */
const LOOK_EVERY_MS = 2000;
/** Forward secrecy and authenticated encryption alone (RFC 9325, section 4.2; all of TLS 1.3 has both). */
const TLS = {
  minVersion: 'TLSv1.2',
  honorCipherOrder: true,
  ciphers: [
    'TLS_AES_256_GCM_SHA384',
    'TLS_CHACHA20_POLY1305_SHA256',
    'TLS_AES_128_GCM_SHA256',
    'ECDHE-ECDSA-AES256-GCM-SHA384',
    'ECDHE-RSA-AES256-GCM-SHA384',
    'ECDHE-ECDSA-CHACHA20-POLY1305',
    'ECDHE-RSA-CHACHA20-POLY1305',
    'ECDHE-ECDSA-AES128-GCM-SHA256',
    'ECDHE-RSA-AES128-GCM-SHA256',
  ].join(':'),
} as const;
const JSON_IN_UTF8 = /json; *charset=utf-8$/i;

export interface ServerOptions {
  readonly kernel: Kernel;
  /** false: everybody is an administrator. The caller sees to it that only loopback is listened on. */
  readonly auth: boolean;
  /** Folder of the built console, or null to serve none. */
  readonly consoleFolder: string | null;
  readonly isReady?: () => boolean;
  readonly report?: (error: unknown) => void;
  /** How often open streams of events are told that they live; 15 seconds unless told. */
  readonly heartbeatMs?: number;
  /** Certificate and key in PEM: HTTPS instead of HTTP. */
  readonly tls?: { readonly cert: string; readonly key: string };
  /** Addresses of proxies whose word is taken for whom they speak (`X-Forwarded-For`, `-Proto`); nobody's unless told. */
  readonly proxies?: readonly string[];
  /** Of connections that wait; null: none. */
  readonly connections?: ConnectionLimits | null;
}

/** All routes on one fastify instance, not yet listening; tests use its `inject()`. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const { kernel, auth, report = (error) => console.error(error) } = options;
  const listening = {
    headersTimeout: HEADERS_TIMEOUT_MS,
    connectionsCheckingInterval: LOOK_EVERY_MS,
  };
  const { tls, proxies = [], connections } = options;
  const app: FastifyInstance = fastify({
    ...(tls === undefined
      ? { http: listening }
      : { https: { ...listening, ...tls, ...TLS, handshakeTimeout: HEADERS_TIMEOUT_MS } }),
    ...(proxies.length === 0 ? {} : { trustProxy: [...proxies] }),
    bodyLimit: JSON_LIMIT,
    requestTimeout: REQUEST_TIMEOUT_MS,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 2048, ignoreTrailingSlash: true },
    // What the router refuses before any route is found: a path that is not percent-encoded UTF-8.
    frameworkErrors: (error, request, reply) => {
      void reply.headers(securityHeaders(isSecure(request)));
      sendProblem(
        reply,
        kernel.registry,
        problemOf(error) ?? new Problem('http.internal'),
        isNgsiLd(request),
      );
    },
  });
  const callers = new WeakMap<FastifyRequest, Caller>();
  const callerOf = (request: FastifyRequest): Caller => callers.get(request) ?? NOBODY;

  const identify = (request: FastifyRequest, used: boolean) =>
    authenticate(request, kernel.identity, auth, used);

  const guard = connections === null ? null : new ConnectionGuard(connections);
  const turnstile = connections === null ? null : new ConnectionTurnstile();
  turnstile?.watch(app.server);
  guard?.watch(app.server);
  parseBodies(app);
  app.addHook('onRequest', async (request, reply) => {
    void reply.headers(securityHeaders(isSecure(request)));
    const caller = await identify(request, true);
    callers.set(request, caller);
    // Strangers are waited for only as long as they do not stand in the way of others.
    if (caller !== NOBODY) {
      guard?.busy(request.raw.socket);
      turnstile?.know(request.raw.socket);
    }
  });
  // The body has come.
  app.addHook('preHandler', (request, _reply, done) => {
    guard?.busy(request.raw.socket);
    done();
  });
  app.addHook('onResponse', (request, _reply, done) => {
    guard?.idle(request.raw.socket);
    done();
  });
  // JSON is UTF-8 and has no parameter that says so (RFC 8259, section 11); fastify adds one.
  app.addHook('onSend', (_request, reply, payload, done) => {
    const media = reply.getHeader('content-type');
    if (typeof media === 'string' && JSON_IN_UTF8.test(media))
      void reply.header('content-type', media.slice(0, media.indexOf(';')));
    done(null, payload);
  });
  app.setErrorHandler((error, request, reply) => {
    const problem = problemOf(error);
    // Who asked has gone, and the work for them was stopped: nothing went wrong.
    const { name, code } = error as Error & { readonly code?: string };
    const left = reply.raw.destroyed && (name === 'AbortError' || code === 'ECONNRESET');
    if (!problem && !left) report(error);
    if (problem) noteRefusal(kernel.refusals, request, callerOf(request), problem.code);
    return sendProblem(reply, kernel.registry, problem ?? new Problem('http.internal'), isNgsiLd(request));
  });

  const routes: RouteOptions[] = [];
  app.addHook('onRoute', (route) => void routes.push(route));
  operationRoutes(app, kernel, callerOf);
  const events = eventRoutes(
    app,
    kernel,
    callerOf,
    (request) => identify(request, false),
    options.heartbeatMs,
  );
  await app.register(
    (scope, _options, done) => {
      ngsiLdRoutes(scope, kernel, callerOf);
      done();
    },
    { prefix: '/ngsi-ld/v1' },
  );
  await app.register((scope, _options, done) => {
    oauthRoutes(scope, kernel);
    done();
  });
  logRoutes(app, kernel, callerOf);
  statusRoutes(app, kernel, options.isReady ?? (() => true));
  // What follows are files of the console, which everybody may see.
  refuseUndecided(routes, kernel.policy);
  await consoleFiles(app, options.consoleFolder, (request, reply) =>
    sendProblem(reply, kernel.registry, new Problem('http.not-found'), isNgsiLd(request)),
  );
  app.addHook('preClose', () => {
    turnstile?.close();
    return events.close();
  });
  return app;
}

/** Of the programme, not of a user: no server starts with a route that nobody decides about. */
function refuseUndecided(routes: readonly RouteOptions[], policy: Policy): void {
  for (const { method, url, config } of routes) {
    const { action } = (config ?? {}) as { action?: string | null };
    if (action !== null && !policy.actions.includes(action ?? ''))
      throw new Error(`${String(method)} ${url} has no action that policies know`);
  }
}

function isNgsiLd(request: FastifyRequest): boolean {
  return request.url.startsWith('/ngsi-ld/');
}

/** JSON in its several names, unless the route wants bytes; anything else arrives as bytes, within the limit that its route declares. */
function parseBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  const parseJson = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser(
    /^application\/(?:[\w.+-]+\+)?json\b/,
    { parseAs: 'buffer' },
    (request, payload, done) => {
      const bytes = payload as Buffer;
      const maxBytes = bytesOf(request);
      if (maxBytes !== null) {
        const large = bytes.length > maxBytes;
        done(large ? tooLarge(maxBytes) : null, bytes);
      } else if (bytes.length === 0 && request.method === 'DELETE') done(null, undefined);
      else if (bytes.length === 0) done(badInput('empty'));
      else if (!isUtf8(bytes)) done(badInput('utf-8', 'UTF-8'));
      else {
        const text = bytes.toString();
        parseJson(request, text, (error, body) => done(error && badJson(text), body));
      }
    },
  );
  app.addContentTypeParser('*', (request, payload, done) => {
    const maxBytes = bytesOf(request);
    if (maxBytes === null) return done(new Problem('http.not-json'));
    readBody(payload, maxBytes).then((bytes) => done(null, bytes), done);
  });
}

/** How many bytes the route takes, or null when it takes JSON. */
function bytesOf(request: FastifyRequest): number | null {
  return (request.routeOptions.config as { maxBytes?: number | null }).maxBytes ?? null;
}
