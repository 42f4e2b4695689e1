import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Facts } from '../facts.ts';
import type { Entity, Json, JsonObject } from '../model/entity.ts';
import { placeOf } from '../model/place-of.ts';
import { ofDatasets } from '../query/of-datasets.ts';
import { acceptedMedia, GEO_MEDIA } from './accepted-media.ts';
import { joinOfQuery, representJoined } from './join.ts';
import { represent } from './represent.ts';
import { representationOf } from './representation-of-query.ts';
import type { RequestContexts } from './request-context.ts';
import { datasetsOfQuery, nameOf, type Query, type StoredName } from './selection-of-query.ts';

/** How a request wants entities told, read before they are looked for. @throws Problem facts.bad-* */
export function answerOfQuery(query: Query, stored: StoredName) {
  const { geometryProperty = 'location' } = query;
  return {
    as: representationOf(query, stored),
    join: joinOfQuery(query),
    datasets: datasetsOfQuery(query),
    place: nameOf(geometryProperty, stored),
  };
}

export type AnswerWanted = ReturnType<typeof answerOfQuery>;

/**
 * Entities in the form that was asked for: with linked ones, as GeoJSON (which has none beside), in some datasets. What nothing
 * is left of is left out.
 * @param links to other pages
 */
export async function answerEntities(
  found: readonly Entity[],
  { as, join, datasets, place }: AnswerWanted,
  {
    contexts,
    facts,
    request,
    reply,
    links = [],
  }: {
    readonly contexts: RequestContexts;
    readonly facts: Facts;
    readonly request: FastifyRequest;
    readonly reply: FastifyReply;
    readonly links?: readonly string[];
  },
): Promise<{
  readonly documents: readonly JsonObject[];
  send(whole: JsonObject | readonly JsonObject[]): Promise<Json>;
}> {
  const entities = datasets ? found.map((entity) => ofDatasets(entity, datasets)) : found;
  const simplified = as.format === 'keyValues';
  const isGeo = acceptedMedia(request.headers.accept, GEO_MEDIA) === 'application/geo+json';
  const documents =
    join && !(isGeo && join.form === 'flat')
      ? await representJoined(entities, as, join, facts)
      : entities.map((entity) => represent(entity, as));
  const places = new Map(
    isGeo ? entities.map((entity, index) => [documents[index], placeOf(entity, place)]) : [],
  );
  return {
    documents: documents.filter((one) => Object.keys(one).length > 0),
    send: (whole) =>
      isGeo
        ? contexts.answerFeatures(whole, (one) => places.get(one) ?? null, request, reply, simplified)
        : contexts.answer(whole, request, reply, simplified, links),
  };
}
