import { Problem } from '../../http/problem.ts';
import type { Geometry, Json, JsonObject } from '../model/entity.ts';
import { isName, parseId, parseTime } from '../model/parse-name.ts';
import { Members, refuse } from '../model/read-members.ts';
import { shorten } from '../model/shorten.ts';
import { withoutUndefined } from '../model/without-undefined.ts';
import { compileSelection } from '../query/decide.ts';
import { parseQ } from '../query/q-grammar.ts';
import { safePattern } from '../query/safe-pattern.ts';
import type { GeoQuery } from '../selection.ts';
import { compileSourceQuery } from '../sources/match-registration.ts';
import { parseTemporalQuery, type TemporalQuery } from '../temporal/temporal-query.ts';
import { parseNotification } from './parse-notification.ts';
import { sourceQueryOf } from './source-query-of.ts';
import { type About, type Definition, type EntitySelector, TRIGGERS, type Trigger } from './subscription.ts';

const KNOWN =
  'id type subscriptionName description entities watchedAttributes notificationTrigger q geoQ scopeQ lang csf datasetId throttling timeInterval expiresAt isActive notification jsonldContext ngsildConformance jsonKeys expandValues localOnly splitEntities status createdAt modifiedAt @context'.split(
    ' ',
  );

/**
 * Checks a subscription (ETSI GS CIM 009 V1.9.1, clauses 5.2.12 to 5.2.15, 5.2.21, 5.8.1 and 5.11.2) in the words of the core
 * context.
 * @throws Problem facts.bad-subscription with the member, and what q, geometries and patterns are refused for
 */
export function parseSubscription(document: JsonObject, about: About): Definition {
  const isAboutSources = about === 'sources';
  const members = new Members(document, '', isAboutSources ? [...KNOWN, 'temporalQ'] : KNOWN);
  if (members.raw('type') !== 'Subscription') refuse('type', members.raw('type'));
  const entities = members.list('entities')?.map((one, at) => selectorOf(one, `entities[${at}]`));
  const watchedAttributes = namesOf(members, 'watchedAttributes');
  // Of all that is kept here one may be told; of all that anybody keeps, not (clause 5.5.13).
  const isLocal = members.flag('localOnly') ?? false;
  members.flag('splitEntities');
  for (const names of ['jsonKeys', 'expandValues']) members.text(names);
  const isPeriodic = members.raw('timeInterval') !== undefined;
  if (!isLocal && !entities && (isPeriodic || !watchedAttributes)) refuse('entities', undefined);
  if (isPeriodic) {
    for (const other of ['throttling', 'watchedAttributes'])
      if (members.raw(other) !== undefined) refuse(other, members.raw(other));
  }
  // Of sources it says nothing, whatever it says.
  const notificationTrigger = isAboutSources
    ? undefined
    : (members.texts('notificationTrigger') as readonly Trigger[] | undefined);
  for (const trigger of notificationTrigger ?? [])
    if (!TRIGGERS.includes(trigger)) refuse('notificationTrigger', trigger);
  const ngsildConformance = members.text('ngsildConformance');
  if (ngsildConformance !== undefined && !/^1\.\d{1,3}$/.test(ngsildConformance))
    refuse('ngsildConformance', ngsildConformance);
  const q = decoded(members.text('q'));
  const csf = decoded(members.text('csf'));
  if (csf !== undefined) parseQ(csf);
  const geoQ = members.raw('geoQ') === undefined ? undefined : geoQOf(members.raw('geoQ'));
  // Whatever cannot be decided later is refused now.
  const scopeQ = members.text('scopeQ');
  compileSelection(withoutUndefined({ q, geo: geoQ, scopeQ }));
  const expiresAt = members.raw('expiresAt');
  const temporalQ = members.raw('temporalQ');
  const definition: Definition = withoutUndefined({
    about,
    subscriptionName: members.text('subscriptionName'),
    description: members.text('description'),
    entities,
    watchedAttributes,
    notificationTrigger,
    q,
    geoQ,
    scopeQ,
    lang: members.text('lang'),
    datasetId: members.texts('datasetId'),
    throttling: members.amount('throttling'),
    timeInterval: members.amount('timeInterval'),
    expiresAt: expiresAt === undefined ? undefined : parseTime(expiresAt, 'expiresAt'),
    isActive: members.flag('isActive') ?? true,
    notification: parseNotification(members.raw('notification')),
    jsonldContext: members.text('jsonldContext'),
    ngsildConformance,
    ...(isAboutSources ? { csf, temporalQ: temporalQ === undefined ? undefined : timeOf(temporalQ) } : {}),
  });
  if (isAboutSources) compileSourceQuery(sourceQueryOf(definition));
  return definition;
}

/** @throws Problem facts.bad-subscription, facts.bad-temporal-query */
function timeOf(value: Json): TemporalQuery {
  const members = new Members(value, 'temporalQ', ['timerel', 'timeAt', 'endTimeAt', 'timeproperty']);
  if (members.text('timerel') === undefined) members.refuse('timerel');
  return parseTemporalQuery(value as JsonObject);
}

function selectorOf(value: Json, where: string): EntitySelector {
  const members = new Members(value, where, ['id', 'idPattern', 'type']);
  const type = members.text('type');
  if (type === undefined) refuse(members.at('type'), undefined);
  for (const name of type.split(/[|,;()]/).filter((one) => one !== ''))
    if (name !== '*' && !isName(name)) throw new Problem('facts.bad-name', { name: shorten(name) });
  const id = members.text('id');
  if (id !== undefined) parseId(id);
  const idPattern = members.text('idPattern');
  if (idPattern !== undefined) safePattern(idPattern);
  return withoutUndefined({ id, idPattern, type });
}

export function namesOf(members: Members, member: string): readonly string[] | undefined {
  const names = members.texts(member);
  for (const name of names ?? [])
    if (!isName(name)) throw new Problem('facts.bad-name', { name: shorten(name) });
  return names;
}

function geoQOf(value: Json | undefined): GeoQuery {
  const members = new Members(value, 'geoQ', ['geometry', 'coordinates', 'georel', 'geoproperty']);
  const [relation, ...modifiers] = (members.text('georel') ?? '').split(';');
  if (relation !== 'near' && relation !== 'within' && relation !== 'intersects')
    throw new Problem('facts.bad-geo-query', { reason: `georel=${shorten(relation)}` });
  const distances = modifiers.map((modifier) => {
    const [, name, metres] = /^(maxDistance|minDistance)==(\d+(?:\.\d+)?)$/.exec(modifier) ?? [];
    if (name === undefined) throw new Problem('facts.bad-geo-query', { reason: shorten(modifier) });
    return [name, Number(metres)];
  });
  const coordinates = members.raw('coordinates');
  const geometry = { type: members.text('geometry'), coordinates: parsed(coordinates) } as Geometry;
  const property = members.text('geoproperty');
  return {
    relation,
    geometry,
    ...Object.fromEntries(distances),
    ...(property === undefined ? {} : { property }),
  };
}

/** A query may be written as it would stand in an address (clause 4.9). */
function decoded(q: string | undefined): string | undefined {
  try {
    return q && decodeURIComponent(q);
  } catch {
    return q;
  }
}

/** Coordinates may be written as text of JSON. */
function parsed(coordinates: Json | undefined): Json | undefined {
  if (typeof coordinates !== 'string') return coordinates;
  try {
    return JSON.parse(coordinates) as Json;
  } catch {
    return coordinates;
  }
}
