import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../../http/problem.ts';
import { compactEntity } from '../context/compact.ts';
import type { CompiledContext } from '../context/compiled-context.ts';
import { contextAddress } from '../context/context-names.ts';
import type { Contexts } from '../context/contexts.ts';
import { CORE_CONTEXT_URL } from '../context/core-terms.ts';
import { expandAttribute, expandEntity } from '../context/expand.ts';
import type { Geometry, Json, JsonObject } from '../model/entity.ts';
import { isObject } from '../model/is-object.ts';
import { baseOf } from './base-of.ts';
import { featureOf } from './feature.ts';
import { contextLink, linkedContext } from './link-context.ts';
import { prefersLinkedData } from './prefers-linked-data.ts';

/**
 * Where a request's context is found and an answer's context goes (ETSI GS CIM 009 V1.9.1, clause 6.3.5):
 * `application/ld+json` carries it in the body and nowhere else; everything else by a Link header, or the core alone.
 */
export class RequestContexts {
  readonly #contexts: Contexts;
  constructor(contexts: Contexts) {
    this.#contexts = contexts;
  }

  /** Of a request without a body: the one that its Link header names. */
  linked(request: FastifyRequest): Promise<CompiledContext> {
    return this.#contexts.compiled(linkedContext(request.headers.link) ?? undefined);
  }

  /** The entity, fragment, or list of them in the body, in the words of the core context alone. */
  async expandedBody(request: FastifyRequest, simplified = false): Promise<unknown> {
    const { body } = request;
    const expanded = async (one: unknown): Promise<unknown> =>
      isObject(one) ? expandEntity(one, await this.#ofBody(one, request), simplified) : one;
    return Array.isArray(body) ? Promise.all(body.map(expanded)) : expanded(body);
  }

  /** One member of a batch, in the words of the core context alone. */
  async expandedOne(one: unknown, request: FastifyRequest): Promise<unknown> {
    return isObject(one) ? expandEntity(one, await this.#ofBody(one, request)) : one;
  }

  /** @throws Problem facts.context-misplaced for a Link header beside contexts in the body, whatever is in there */
  refuseMixed({ headers }: FastifyRequest): void {
    if (isLinkedData(headers['content-type']) && linkedContext(headers.link) !== null)
      throw new Problem('facts.context-misplaced');
  }

  /** The context of a request with a body that is an object. */
  ofRequest(request: FastifyRequest): Promise<CompiledContext> {
    return isObject(request.body) ? this.#ofBody(request.body, request) : this.linked(request);
  }

  /** An attribute by its name in the path and its content in the body. */
  async expandedAttribute(name: string, request: FastifyRequest): Promise<[name: string, content: unknown]> {
    const { body } = request;
    if (!isObject(body)) return [(await this.linked(request)).storedName(name), body];
    const context = await this.#ofBody(body, request);
    const { '@context': _, ...content } = body;
    return [context.storedName(name), expandAttribute(content, context)];
  }

  /** Of a document that is no entity: its own, or the one that the Link header names. */
  ofDocument(document: JsonObject, request: FastifyRequest): Promise<CompiledContext> {
    return this.#ofBody(document, request);
  }

  /** @throws Problem of `Contexts.compiled` for a context that cannot be used */
  async check(context: Json): Promise<void> {
    await this.#contexts.compiled(context);
  }

  /**
   * The address of a context, for where it can only be named: one that has none is served from here from now on
   * (ImplicitlyCreated, clause 5.13.1).
   * @throws Problem facts.context-too-large, facts.too-many-contexts
   */
  async addressOf(context: Json, tenant: number, request: FastifyRequest): Promise<string> {
    const [only = null, ...more] = [context].flat();
    if (more.length === 0 && only === null) return CORE_CONTEXT_URL;
    if (more.length === 0 && typeof only === 'string') return only;
    const name = await this.#contexts.server.implicit(tenant, context);
    return contextAddress(baseOf(request), name);
  }

  /**
   * Answers with entities, in the words of the request's context, which the answer names.
   * @param links further ones for the Link header
   */
  async answer(
    entities: JsonObject | readonly JsonObject[],
    request: FastifyRequest,
    reply: FastifyReply,
    simplified: boolean,
    links: readonly string[] = [],
  ): Promise<Json> {
    const inBody = prefersLinkedData(request.headers.accept);
    const { context, named } = await this.#answered(request, inBody);
    const written = (entity: JsonObject): JsonObject => {
      const compact = compactEntity(entity, context, simplified);
      return inBody ? { ...compact, '@context': named } : compact;
    };
    if (inBody) void reply.type('application/ld+json');
    const all = inBody ? links : [contextLink(String(named)), ...links];
    if (all.length > 0) void reply.header('link', all.join(', '));
    return Array.isArray(entities) ? entities.map(written) : written(entities as JsonObject);
  }

  /** The same as GeoJSON (clause 4.5.16); the context stands in the body unless `Prefer: body=json` (clause 6.3.6). */
  async answerFeatures(
    entities: JsonObject | readonly JsonObject[],
    placeOf: (entity: JsonObject) => Geometry | null,
    request: FastifyRequest,
    reply: FastifyReply,
    simplified: boolean,
  ): Promise<Json> {
    const inBody = !/(?:^|[,;\s])body\s*=\s*"?json"?(?:$|[,;\s])/i.test(
      [request.headers['prefer'] ?? ''].flat().join(),
    );
    const { context, named } = await this.#answered(request, inBody);
    const written = (entity: JsonObject): JsonObject =>
      featureOf(compactEntity(entity, context, simplified), placeOf(entity));
    void reply.type('application/geo+json');
    if (!inBody) void reply.header('link', contextLink(String(named)));
    const whole: JsonObject = Array.isArray(entities)
      ? { type: 'FeatureCollection', features: entities.map(written) }
      : written(entities as JsonObject);
    return inBody ? { ...whole, '@context': named } : whole;
  }

  /**
   * The context of an answer: that of a query in a body, else the linked one. What has no address can only be named in the
   * answer's body: elsewhere the core context serves.
   */
  async #answered(
    request: FastifyRequest,
    inBody: boolean,
  ): Promise<{ readonly context: CompiledContext; readonly named: Json }> {
    const own = isObject(request.body) ? request.body['@context'] : undefined;
    const said = own ?? linkedContext(request.headers.link) ?? undefined;
    const named = said !== undefined && (inBody || typeof said === 'string') ? said : CORE_CONTEXT_URL;
    return { context: await this.#contexts.compiled(named === CORE_CONTEXT_URL ? undefined : named), named };
  }

  /** Answers with documents that are no entities, and in the words of the request's context already. */
  answerDocuments<Document extends object>(
    documents: Document | readonly Document[],
    request: FastifyRequest,
    reply: FastifyReply,
  ): object | readonly object[] {
    const named = linkedContext(request.headers.link) ?? CORE_CONTEXT_URL;
    if (!prefersLinkedData(request.headers.accept)) {
      void reply.header('link', contextLink(named));
      return documents;
    }
    void reply.type('application/ld+json');
    const written = (one: Document): object => ({ ...one, '@context': named });
    return Array.isArray(documents) ? documents.map(written) : written(documents as Document);
  }

  #ofBody(body: JsonObject, request: FastifyRequest): Promise<CompiledContext> {
    this.refuseMixed(request);
    const linked = linkedContext(request.headers.link);
    const inBody = isLinkedData(request.headers['content-type']);
    if (Object.hasOwn(body, '@context') !== inBody) throw new Problem('facts.context-misplaced');
    return this.#contexts.compiled(inBody ? body['@context'] : (linked ?? undefined));
  }
}

const isLinkedData = (media: string | undefined): boolean => /^application\/ld\+json\b/i.test(media ?? '');
