import type { FastifyInstance, FastifyReply } from 'fastify';
import { Problem } from '../../http/problem.ts';
import { problemBody, problemOf } from '../../http/problem-reply.ts';
import type { ActorOf } from '../../http/routes/operations.ts';
import type { Kernel } from '../../packs/kernel.ts';
import { parseEntity, parseStatements } from '../model/parse-entity.ts';
import { parseId } from '../model/parse-name.ts';
import type { Change } from '../store/apply-change.ts';
import { keptAttributes, withKept } from './kept-attributes.ts';
import { optionsOf } from './options-of.ts';
import { attributesOf, fragmentOf, listOf, objectOf, typesOf } from './request-body.ts';
import type { RequestContexts } from './request-context.ts';
import type { RequestTenants } from './request-tenants.ts';
import { queryOf } from './selection-of-query.ts';
import { type BatchOutcome, type Member, writeBatch } from './write-batch.ts';

type Make = (entity: unknown, options: ReadonlySet<string>) => Change;

/** What each batch operation does with one of its entities (ETSI GS CIM 009 V1.9.1, clauses 5.6.7 to 5.6.10, 5.6.20). */
const MAKES: Readonly<Record<string, Make>> = {
  create: (entity) => ({ op: 'create', ...parseEntity(entity) }),
  upsert: (entity, options) =>
    options.has('update')
      ? { op: 'upsert', ...parseEntity(entity) }
      : { op: 'replace', create: true, ...parseEntity(entity) },
  update(entity, options) {
    const object = objectOf(entity);
    const id = parseId(object['id']);
    const statements = parseStatements(object);
    return { op: 'append', id, ...typesOf(object), statements, keep: options.has('noOverwrite') };
  },
  merge(entity) {
    const object = objectOf(entity);
    const id = parseId(object['id']);
    return { op: 'merge', id, ...typesOf(object), fragment: attributesOf(fragmentOf(object, id)) };
  },
  delete: (id) => ({ op: 'delete', id: parseId(id) }),
};

const OPTIONS: Readonly<Record<string, readonly string[]>> = {
  upsert: ['replace', 'update'],
  update: ['noOverwrite', 'replace'],
};

/** Those that may be the first thing of a tenant. */
const CREATES: ReadonlySet<string> = new Set(['create', 'upsert']);

/** Batch operations: `POST /entityOperations/{create|upsert|update|merge|delete}`. */
export function batchRoutes(
  app: FastifyInstance,
  kernel: Kernel,
  contexts: RequestContexts,
  tenants: RequestTenants,
  actorOf: ActorOf,
): void {
  for (const [name, make] of Object.entries(MAKES)) {
    app.post(`/entityOperations/${name}`, async (request, reply) => {
      const options = optionsOf(queryOf(request.query), OPTIONS[name] ?? []);
      const list = listOf(request.body);
      contexts.refuseMixed(request);
      // Without the context of all nothing of the batch can be understood; one of its own is its member's affair.
      await contexts.linked(request);
      const members: Member[] = [];
      const lost: LostContexts = new Map();
      for (const one of list) {
        members.push(
          await memberOf(one, lost, async () => make(await contexts.expandedOne(one, request), options)),
        );
      }
      // What is refused already makes no tenant.
      const makes = CREATES.has(name) && members.some((member) => 'change' in member);
      const { facts } = makes ? await tenants.making(request) : tenants.of(request);
      const kept = await keptAttributes(facts, members);
      const outcome = await writeBatch(facts, members, actorOf(request));
      return answer(kernel, name, withKept(outcome, kept), reply);
    });
  }
}

function answer(kernel: Kernel, name: string, outcome: BatchOutcome, reply: FastifyReply): FastifyReply {
  const { created, updated, faults } = outcome;
  if (faults.length > 0) {
    const errors = faults.map(({ id, fault }) => ({
      entityId: id,
      error: problemBody(kernel.registry, fault, true),
    }));
    return reply.code(207).send({ success: [...created, ...updated], errors });
  }
  const saysCreated = name === 'create' || (name === 'upsert' && created.length > 0);
  return saysCreated ? reply.code(201).send(created) : reply.code(204).send();
}

/** Contexts that could not be had, by what the member says: nobody is asked for them once more for the same batch. */
type LostContexts = Map<string, Problem>;
/** Each may have cost a time-out: with more of them the batch is given up. */
const LOST_LIMIT = 4;

async function memberOf(one: unknown, lost: LostContexts, make: () => Promise<Change>): Promise<Member> {
  const { id, '@context': context } = (
    typeof one === 'object' && one !== null ? one : { id: one }
  ) as Readonly<Record<string, unknown>>;
  const key = JSON.stringify(context ?? null);
  try {
    const known = lost.get(key);
    if (known) throw known;
    const change = await make();
    return { id: change.id, change };
  } catch (error) {
    const fault = problemOf(error);
    if (!fault) throw error;
    if (fault.code === 'facts.context-not-available') lost.set(key, fault);
    if (lost.size > LOST_LIMIT) throw error;
    return { id: typeof id === 'string' ? id : '', fault };
  }
}
