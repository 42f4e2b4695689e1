import { Problem } from '../../http/problem.ts';
import type { Geometry } from '../model/entity.ts';
import { isName, parseId, parseTypes } from '../model/parse-name.ts';
import { shorten } from '../model/shorten.ts';
import { badParameters, noSelector } from '../query/bad-parameters.ts';
import { badShape } from '../query/bad-shape.ts';
import { type Expression, parseExpression, renamed } from '../query/expression.ts';
import type { EntitySelector, GeoQuery, GeoRelation, Order, Selection } from '../selection.ts';
import { pageOfQuery } from './page-of-query.ts';
import { qOfQuery } from './q-of-query.ts';

export type Query = Readonly<Record<string, string | undefined>>;
/** A name in a request's words -> as it is stored. */
export type StoredName = (name: string) => string;

/** Parameters that say nothing without another one: alone they would be ignored, and more answered than was asked for. */
const COMPANIONS: Readonly<Record<string, string>> = {
  geometry: 'georel',
  coordinates: 'georel',
  geoproperty: 'georel',
  timeAt: 'timerel',
  endTimeAt: 'timerel',
  entityMapLifetime: 'entityMap',
};

/**
 * The query string of a request, each parameter once; those that a route does not know were refused before
 * (known-parameters.ts).
 * @throws Problem facts.bad-query
 */
export function queryOf(query: unknown): Query {
  for (const [name, value] of Object.entries(query as object)) {
    if (typeof value !== 'string') throw badParameters(`1 × ${name}`);
    const companion = COMPANIONS[name];
    if (companion !== undefined && !Object.hasOwn(query as object, companion))
      throw badParameters(`${companion} + ${name}`);
  }
  return query as Query;
}

/** `attrs=a,b`. @throws Problem facts.bad-name */
export function attributesOfQuery(
  { attrs }: Query,
  stored: StoredName,
): { readonly attributes?: readonly string[] } {
  return attrs ? { attributes: attrs.split(',').map((name) => attributeName(name, stored)) } : {};
}

const NO_ATTRIBUTES: ReadonlySet<string> = new Set(['id', 'type', '@id', '@type']);

function attributeName(name: string, stored: StoredName): string {
  if (NO_ATTRIBUTES.has(name)) throw new Problem('facts.bad-name', { name });
  return nameOf(name, stored);
}

/** @throws Problem facts.bad-name */
export function nameOf(name: string, stored: StoredName): string {
  const full = stored(name);
  if (!isName(full)) throw new Problem('facts.bad-name', { name: shorten(name) });
  return full;
}

/** The query string of `GET /entities` (ETSI NGSI-LD, clause 6.4.3.2) as a selection. @throws Problem facts.bad-* */
export function selectionOfQuery(query: Query, stored: StoredName): Selection {
  const { type, q, attrs, scopeQ } = query;
  // Ids alone do not bound a query that others may be asked as well (clause 5.7.2.4).
  if (!type && !q && !attrs && !scopeQ && !query['georel'] && query['local'] !== 'true')
    throw noSelector('type | q | attrs | georel | local=true');
  return conditionsOfQuery(query, stored);
}

/** The same of a query that says elsewhere which entities it speaks of. @throws Problem facts.bad-* */
export function conditionsOfQuery(query: Query, stored: StoredName): Selection {
  const { orderBy, scopeQ } = query;
  const order = orderOfQuery(orderBy, stored);
  return {
    ...selectorOf(query, stored),
    ...(scopeQ === undefined ? {} : { scopeQ }),
    ...qOfQuery(query, stored),
    ...attributesOfQuery(query, stored),
    ...(query['georel'] ? { geo: geoOf(query, query['georel'], stored) } : {}),
    ...(order.length > 0 ? { order } : {}),
    ...pageOfQuery(query),
  };
}

/** `type`, `id`, `idPattern`: which entities; null when nothing is said. */
export function selectorOf({ type, id, idPattern }: Query, stored: StoredName): EntitySelector | null {
  if (type === undefined && id === undefined && idPattern === undefined) return null;
  return {
    ...(type ? { typeExpression: typesOfQuery(type, stored) } : {}),
    ...(id ? { ids: id.split(',').map(parseId) } : {}),
    ...(idPattern === undefined ? {} : { idPattern }),
  };
}

/** `datasetId=@none,urn:a`: `@none` for instances without one (clause 4.5.5). @throws Problem facts.bad-id */
export function datasetsOfQuery({ datasetId }: Query): readonly string[] | undefined {
  return datasetId?.split(',').map((one) => (one === '@none' ? one : parseId(one)));
}

/** `type=A;(B|C)` in the words of the request. */
export function typesOfQuery(text: string, stored: StoredName): Expression {
  return renamed(parseExpression(text), (word) => parseTypes(stored(word))[0] ?? word);
}

/** `orderBy=type;desc,name.subAttribute` (clause 4.23). @throws Problem facts.bad-name */
export function orderOfQuery(text: string | undefined, stored: StoredName): readonly Order[] {
  if (text === undefined) return [];
  return text.split(',').map((part) => {
    const [, path = '', direction] = /^(.*?)(?:;(asc|desc))?$/s.exec(part) ?? [];
    return { path: path.split('.').map((name) => nameOf(name, stored)), descending: direction === 'desc' };
  });
}

const RELATIONS: ReadonlySet<string> = new Set<GeoRelation>([
  'near',
  'within',
  'contains',
  'intersects',
  'equals',
  'disjoint',
  'overlaps',
]);
const isRelation = (text: string): text is GeoRelation => RELATIONS.has(text);

/** @throws Problem facts.bad-geo-query */
export function geoOf(query: Query, georel: string, stored: StoredName): GeoQuery {
  const [relation = '', ...modifiers] = georel.split(';');
  if (!isRelation(relation))
    throw new Problem('facts.bad-geo-query', { reason: `georel=${shorten(relation)}` });
  const distances: Record<string, number> = {};
  for (const modifier of modifiers) {
    const match = /^(maxDistance|minDistance)==(\d+(?:\.\d+)?)$/.exec(modifier);
    if (!match?.[1]) throw new Problem('facts.bad-geo-query', { reason: modifier });
    distances[match[1]] = Number(match[2]);
  }
  const type = query['geometry'] ?? '';
  let coordinates: unknown;
  try {
    coordinates = JSON.parse(query['coordinates'] ?? '');
  } catch {
    throw badShape(type);
  }
  const geometry = { type, coordinates } as Geometry;
  const property = query['geoproperty'];
  return {
    relation,
    geometry,
    ...distances,
    ...(property === undefined ? {} : { property: nameOf(property, stored) }),
  };
}
