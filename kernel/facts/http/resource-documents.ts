import type { FastifyRequest } from 'fastify';
import { CORE_CONTEXT_URL } from '../context/core-terms.ts';
import type { JsonObject } from '../model/entity.ts';
import { isObject } from '../model/is-object.ts';
import { type Refusal, refuse } from '../model/read-members.ts';
import { isStorable } from '../model/storable.ts';
import { contextLink, linkedContext } from './link-context.ts';
import { optionsOf } from './options-of.ts';
import { prefersLinkedData } from './prefers-linked-data.ts';
import type { RequestContexts } from './request-context.ts';
import type { Query } from './selection-of-query.ts';

type Rename = (name: string) => string;
/** What of an answer is written here; whatever its route is. */
export interface Headed {
  header(name: string, value: string): unknown;
  type(media: string): unknown;
}

/**
 * The body of a request in the words of the core context. Beside it the context that it was written in.
 * @throws Problem `refusal` for what is no object, or has a member that cannot be stored
 */
export async function documentOfBody(
  request: FastifyRequest,
  contexts: RequestContexts,
  rename: (document: JsonObject, rename: Rename) => JsonObject,
  refusal: Refusal,
): Promise<JsonObject> {
  const { body } = request;
  if (!isObject(body)) return refuse('{}', '–', refusal);
  const { storedName } = await contexts.ofDocument(body, request);
  const link = linkedContext(request.headers.link);
  const { '@context': own = link ?? undefined, ...rest } = rename(body, storedName);
  // Whoever reads it looks at these two anyway.
  const { id: _, type: __, ...members } = rest;
  for (const [name, value] of Object.entries(members))
    if (!isStorable({ [name]: value })) refuse(name, name, refusal);
  return own === undefined ? rest : { ...rest, '@context': own };
}

/** Are times of creation and change asked for? @throws Problem facts.bad-options */
export function wantsTimes(request: FastifyRequest): boolean {
  const query = request.query as Query;
  return query['sysAttrs'] === 'true' || optionsOf(query, ['sysAttrs']).has('sysAttrs');
}

/**
 * Answers with documents, in the words of the request's context, which the answer names.
 * @param write a document in the words of the core context -> in those of the request
 */
export async function answerResources<Resource>(
  resources: readonly Resource[],
  write: (resource: Resource, rename: Rename) => JsonObject,
  request: FastifyRequest,
  reply: Headed,
  contexts: RequestContexts,
  links: readonly string[] = [],
): Promise<readonly JsonObject[]> {
  const context = await contexts.linked(request);
  const named = linkedContext(request.headers.link) ?? CORE_CONTEXT_URL;
  const inBody = prefersLinkedData(request.headers.accept);
  if (inBody) void reply.type('application/ld+json');
  const all = inBody ? links : [contextLink(named), ...links];
  if (all.length > 0) void reply.header('link', all.join(', '));
  return resources.map((one) => {
    const written = write(one, (name) => context.writtenName(name));
    return inBody ? { ...written, '@context': [named] } : written;
  });
}
