import { Problem } from '../../http/problem.ts';
import type { Json } from '../model/entity.ts';
import type { EntitySelector } from '../selection.ts';
import { objectOf } from './request-body.ts';
import { type Query, type StoredName, selectorOf } from './selection-of-query.ts';

/** Members of a Query (ETSI GS CIM 009 V1.9.1, clause 5.2.23) that hold parameters of the same names. */
const GROUPS = ['geoQ', 'temporalQ', 'aggrParams', 'ordering'];
const MEMBERS: ReadonlySet<string> = new Set(
  '@context type entities attrs pick omit q scopeQ csf lang datasetId aggrMethods aggrPeriodDuration jsonKeys expandValues splitEntities entityMap entityMapLifetime'
    .split(' ')
    .concat(GROUPS),
);
const GROUP_MEMBERS: ReadonlySet<string> = new Set(
  'georel geometry coordinates geoproperty timerel timeAt endTimeAt timeproperty lastN aggrMethods aggrPeriodDuration orderBy'.split(
    ' ',
  ),
);

/**
 * A Query in a body as the parameters that `GET /temporal/entities` would have, and the entities it speaks of.
 * @param also members that it may have besides
 * @throws Problem facts.not-an-entity for no object, facts.bad-query for what is no Query
 */
export function queryOfBody(
  body: unknown,
  parameters: Query,
  stored: StoredName,
  also: ReadonlySet<string> = new Set(),
): { readonly query: Query; readonly selectors: readonly EntitySelector[] } {
  const object = objectOf(body);
  if (object['type'] !== 'Query') refuse('type: Query');
  for (const name of Object.keys(object)) if (!MEMBERS.has(name) && !also.has(name)) refuse(`∌ ${name}`);
  const query: Record<string, string | undefined> = { ...parameters };
  for (const [name, value] of Object.entries(object)) {
    if (name === 'type' || name === 'entities' || name === '@context') continue;
    if (!GROUPS.includes(name)) query[name] = textOf(value);
    else
      for (const [member, inner] of Object.entries(objectOf(value))) {
        if (!GROUP_MEMBERS.has(member)) refuse(`∌ ${name}.${member}`);
        query[member] = textOf(inner);
      }
  }
  const entities = object['entities'];
  if (entities !== undefined && !Array.isArray(entities)) refuse('entities: […]');
  return { query, selectors: ((entities ?? []) as readonly Json[]).map((one) => selector(one, stored)) };
}

function selector(one: Json, stored: StoredName): EntitySelector {
  const { type, id, idPattern, ...more } = objectOf(one);
  const [unknown] = Object.keys(more);
  if (unknown !== undefined) refuse(`∌ entities.${unknown}`);
  const given = Object.entries({ type, id, idPattern }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, textOf(value)] as const],
  );
  return selectorOf(Object.fromEntries(given), stored) ?? refuse('entities.type');
}

/** As it would stand in a query string. */
function textOf(value: Json): string {
  if (typeof value === 'string') return value;
  const isNames = Array.isArray(value) && value.every((one: Json) => typeof one === 'string');
  return isNames ? (value as readonly string[]).join() : JSON.stringify(value);
}

function refuse(expected: string): never {
  throw new Problem('facts.bad-query', { position: 0, expected });
}
