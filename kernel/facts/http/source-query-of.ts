import { noSelector } from '../query/bad-parameters.ts';
import { parseQ, renameQ } from '../query/q-grammar.ts';
import { attributesOf } from '../query/q-tree.ts';
import type { SourceQuery } from '../sources/source-query.ts';
import { parseTemporalQuery } from '../temporal/temporal-query.ts';
import {
  attributesOfQuery,
  datasetsOfQuery,
  geoOf,
  nameOf,
  type Query,
  queryOf,
  type StoredName,
  selectorOf,
} from './selection-of-query.ts';

/** Members of an entity that a projection may name besides attributes. */
const ENTITY_MEMBERS: ReadonlySet<string> = new Set(['id', 'type', 'scope']);

/** The query string of `GET /csourceRegistrations`; what is empty says nothing. @throws Problem facts.bad-query */
export function sourcesQuery(query: unknown): Query {
  const said = Object.entries(query as object).filter(([, value]) => value !== '');
  return queryOf(Object.fromEntries(said));
}

/**
 * A query for entities as one for the sources that may know them (ETSI GS CIM 009 V1.9.1, clauses 5.10.2.4 and 6.8.3.2): what q
 * and the geo-query speak of counts among the attributes.
 * @throws Problem facts.bad-*
 */
export function sourceQueryOf(query: Query, stored: StoredName): SourceQuery {
  const { type, q, attrs, pick, georel, geoproperty, csf, scopeQ } = query;
  const selector = selectorOf(query, stored);
  const { attributes = [] } = attributesOfQuery(query, stored);
  const picked = (pick?.split(',') ?? []).filter((name) => !ENTITY_MEMBERS.has(name));
  if (!type && !attrs && !q && !georel && picked.length === 0) throw noSelector('type | attrs | q | georel');
  const named = [...picked, ...(geoproperty === undefined ? [] : [geoproperty])];
  const asked = [
    ...attributes,
    ...named.map((name) => nameOf(name, stored)),
    ...(q ? attributesOf(parseQ(renameQ(q, stored))) : []),
  ];
  const datasetId = datasetsOfQuery(query);
  return {
    ...(selector ? { selectors: [selector] } : {}),
    ...(asked.length > 0 ? { attributes: asked } : {}),
    ...(datasetId ? { datasetId } : {}),
    ...(georel ? { geo: geoOf(query, georel, stored) } : {}),
    ...(scopeQ === undefined ? {} : { scopeQ }),
    ...(csf === undefined ? {} : { csf: renameQ(csf, stored) }),
    temporal: query['timerel'] === undefined ? null : parseTemporalQuery(query),
  };
}
