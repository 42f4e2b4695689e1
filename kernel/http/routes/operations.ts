import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../identity/actor.ts';
import type { Caller } from '../../identity/caller.ts';
import type { Kernel } from '../../packs/kernel.ts';
import type { Call, FileAnswer, Operation } from '../../packs/operation.ts';
import { demandRecords } from '../../policy/demand-records.ts';
import { narrowedKernel } from '../../policy/narrowed-kernel.ts';
import type { Policy } from '../../policy/policy.ts';
import { type RecordedReads, recordedReads } from '../../policy/recorded-reads.ts';
import { tenantResource } from '../../policy/resources.ts';
import { attachment } from '../attachment.ts';
import { NOBODY } from '../authenticate.ts';
import { Problem } from '../problem.ts';
import { senderOf } from '../sender-of.ts';
import { attemptCookie, attemptOf, isSecure, sessionCookie, sessionOf } from '../session-cookie.ts';
import { inputValidator } from '../validate.ts';

export type CallerOf = (request: FastifyRequest) => Caller;
/** Where it is known in which tenant. */
export type ActorOf = (request: FastifyRequest) => Actor;

/** One route per operation: GET for a query, POST for a command, at `/api/<pack>/<name>`. */
export function operationRoutes(app: FastifyInstance, kernel: Kernel, callerOf: CallerOf): void {
  for (const [path, known] of kernel.registry.operations) {
    const { operation } = known;
    const fromQuery = operation.kind === 'query' || operation.body !== undefined;
    const validate = inputValidator(operation.input, fromQuery);
    app.route({
      method: operation.kind === 'query' ? 'GET' : 'POST',
      url: `/api/${path}`,
      config: {
        maxBytes: operation.body?.maxBytes ?? null,
        action: operation.permission === null ? null : path,
      },
      // Decided before the body is read: nobody without the permission can make the server take it in.
      async onRequest(request) {
        if (operation.permission !== null) lookFirst(kernel.policy, callerOf(request), operation, path);
        operation.admit?.(kernel, senderOf(request));
      },
      async handler(request, reply) {
        const caller = callerOf(request);
        // What somebody may see is kept by no cache, in the browser or between.
        void reply.header('cache-control', 'no-store');
        const input = validate(fromQuery ? request.query : jsonOf(request));
        const tenant = tenantOf(operation, caller, input);
        const actor =
          operation.permission === null ? caller.within(tenant) : allow(kernel.policy, caller, tenant, path);
        if (operation.permission !== null)
          await demandRecords(kernel, known, input as Record<string, unknown>, actor);
        const reads = operation.permission === null ? null : readsOf(kernel, actor, path);
        const answer = await operation.handle(
          input as never,
          callOf(kernel, operation, { actor, caller }, request, reply, reads),
        );
        await reads?.keep();
        return operation.file === undefined ? answer : sendFile(reply, answer as FileAnswer, reads);
      },
    });
  }
}

/**
 * Who somebody is in a tenant in which they may do something; it is decided by what they hold there and nowhere else.
 * @throws Problem identity.not-signed-in, identity.other-tenant, policy.denied
 */
export function allow(policy: Policy, caller: Caller, tenant: string | null, action: string): Actor {
  if (caller === NOBODY) throw new Problem('identity.not-signed-in');
  const actor = caller.within(tenant);
  policy.demand(actor, action, tenantResource(tenant));
  return actor;
}

/**
 * Before it is read in which tenant: whether it may be asked for in any.
 * @throws Problem as `allow`
 */
function lookFirst(policy: Policy, caller: Caller, operation: Operation, action: string): void {
  if (caller !== NOBODY && namesTenant(operation)) {
    if (!policy.maySomewhere(caller, action)) policy.demand(caller.usual, action);
  } else allow(policy, caller, tenantOf(operation, caller, {}), action);
}

function namesTenant({ input }: Operation): boolean {
  const { properties = {} } = input as { readonly properties?: object };
  return 'tenant' in properties;
}

/** The tenant in which an operation is asked for. */
function tenantOf({ everyTenant }: Operation, { usual }: Caller, input: unknown): string | null {
  const { tenant } = input as { readonly tenant?: string };
  return tenant ?? (everyTenant === true ? (usual.tenant ?? null) : null);
}

function callOf(
  kernel: Kernel,
  operation: Operation,
  { actor, caller }: Pick<Call, 'actor' | 'caller'>,
  request: FastifyRequest,
  reply: FastifyReply,
  reads: RecordedReads | null,
): Call {
  const controller = new AbortController();
  // The reply's close, not the request's: that one comes as soon as the body has been read.
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) controller.abort();
  });
  return {
    // What is open to everybody decides by a secret of its own what it shows.
    kernel: operation.permission === null ? kernel : narrowedKernel(kernel, actor, reads),
    actor,
    caller,
    body: operation.body && Buffer.isBuffer(request.body) ? request.body : new Uint8Array(),
    signal: controller.signal,
    session: {
      secret: sessionOf(request),
      client: senderOf(request),
      set: (secret) => void reply.header('set-cookie', sessionCookie(secret, isSecure(request))),
      attempt: attemptOf(request),
      setAttempt: (secret) => void reply.header('set-cookie', attemptCookie(secret, isSecure(request))),
    },
  };
}

/** As an attachment (RFC 6266): a browser saves it under its name. */
function sendFile(
  reply: FastifyReply,
  { name, media, content }: FileAnswer,
  reads: RecordedReads | null,
): FastifyReply {
  return reply
    .header('content-type', media)
    .header('content-disposition', attachment(name))
    .send(Readable.from(reads === null ? content : keptBefore(content, reads), { objectMode: false }));
}

/** Parts of a file that are made while it is sent. */
async function* keptBefore(
  content: FileAnswer['content'],
  reads: RecordedReads,
): AsyncGenerator<string | Uint8Array> {
  for await (const part of content) {
    await reads.keep();
    yield part;
  }
}

function readsOf(kernel: Kernel, actor: Actor, path: string): RecordedReads | null {
  const { policy, facts, audit, database } = kernel;
  return recordedReads({
    policy,
    actor,
    tenant: null,
    facts,
    audit,
    database,
    action: 'facts.read',
    asked: path,
  });
}

function jsonOf(request: FastifyRequest): unknown {
  if (Buffer.isBuffer(request.body)) throw new Problem('http.not-json');
  return request.body ?? {};
}
