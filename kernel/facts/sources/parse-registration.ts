import type { Geometry, Json, JsonObject } from '../model/entity.ts';
import { isGeometry } from '../model/geometry.ts';
import { parseScope } from '../model/parse-entity.ts';
import { isUri, parseTime } from '../model/parse-name.ts';
import { Members } from '../model/read-members.ts';
import { withoutUndefined } from '../model/without-undefined.ts';
import { parseDuration } from '../temporal/duration.ts';
import { checkMode } from './check-mode.ts';
import { DEFAULT_OPERATIONS, OPERATION_NAMES } from './operation-names.ts';
import { parseInformation } from './parse-information.ts';
import { parseSourceInfo } from './parse-source-info.ts';
import { type Definition, MODES, PLACES, type TimeInterval } from './registration.ts';
import { MEMBERS } from './registration-members.ts';

/**
 * Checks a context source registration (ETSI GS CIM 009 V1.9.1, clauses 5.2.8 to 5.2.11, 5.2.34 and 5.9.2) in the words of the
 * core context.
 * @throws Problem facts.bad-registration with the member, and what names, times, patterns and durations are refused for
 */
export function parseRegistration(document: JsonObject): Definition {
  const members = new Members(document, '', null, 'facts.bad-registration');
  if (members.raw('type') !== 'ContextSourceRegistration') members.refuse('type');
  for (const name of ['registrationName', 'description']) members.text(name);
  const refreshRate = members.text('refreshRate');
  if (refreshRate !== undefined) parseDuration(refreshRate);
  checkManagement(members);
  const expiresAt = members.raw('expiresAt');
  const scope = members.raw('scope');
  const properties = Object.entries(document).filter(([name]) => name !== 'id' && name !== 'type');
  const definition: Definition = withoutUndefined({
    endpoint: endpointOf(members),
    information: parseInformation(members),
    mode: members.oneOf('mode', MODES) ?? 'inclusive',
    operations: operationsOf(members),
    contextSourceInfo: parseSourceInfo(members),
    contextSourceAlias: members.text('contextSourceAlias'),
    tenant: members.text('tenant'),
    datasetId: datasetsOf(members),
    scopes: scope === undefined ? undefined : parseScope(scope),
    expiresAt: expiresAt === undefined ? undefined : parseTime(expiresAt, 'expiresAt'),
    observationInterval: intervalOf(members, 'observationInterval'),
    managementInterval: intervalOf(members, 'managementInterval'),
    places: placesOf(members, properties),
    properties: Object.fromEntries(properties.map(([name, value]) => [name, plain(value)])),
  });
  checkMode(definition, members);
  return definition;
}

function endpointOf(members: Members): string {
  const endpoint = members.text('endpoint');
  const url = endpoint === undefined ? null : URL.parse(endpoint);
  if (endpoint === undefined || !url || !/^https?:$/.test(url.protocol))
    return members.refuseScheme('endpoint', 'http://, https://');
  return endpoint;
}

function operationsOf(members: Members): readonly string[] {
  const operations = members.texts('operations');
  const unknown = operations?.find((name) => !OPERATION_NAMES.has(name));
  return unknown === undefined ? (operations ?? DEFAULT_OPERATIONS) : members.refuse('operations', unknown);
}

function datasetsOf(members: Members): readonly string[] | undefined {
  const datasets = members.texts('datasetId');
  const bad = datasets?.find((one) => one !== '@none' && !isUri(one));
  return bad === undefined ? datasets : members.refuse('datasetId', bad);
}

function intervalOf(members: Members, name: string): TimeInterval | undefined {
  const value = members.raw(name);
  if (value === undefined) return undefined;
  const interval = members.inside(value, name, ['startAt', 'endAt']);
  const startAt = parseTime(interval.raw('startAt'), interval.at('startAt'));
  const end = interval.raw('endAt');
  if (end === undefined) return { startAt };
  const endAt = parseTime(end, interval.at('endAt'));
  return endAt < startAt ? interval.refuse('endAt') : { startAt, endAt };
}

function placesOf(
  members: Members,
  properties: readonly (readonly [string, Json])[],
): Readonly<Record<string, Geometry>> {
  for (const name of PLACES)
    if (members.raw(name) !== undefined && !isGeometry(plain(members.raw(name)))) members.refuse(name);
  const places = properties.flatMap(([name, value]) => {
    const geometry = MEMBERS.has(name) && !PLACES.some((place) => place === name) ? null : plain(value);
    return isGeometry(geometry) ? [[name, geometry] as const] : [];
  });
  return Object.fromEntries(places);
}

/** What it says to brokers that ask it; they may follow it (clause 5.2.34). */
function checkManagement(members: Members): void {
  const value = members.raw('management');
  if (value === undefined) return;
  const known = ['cacheDuration', 'cooldown', 'localOnly', 'timeout'];
  const management = members.inside(value, 'management', known);
  for (const name of ['cooldown', 'timeout']) management.amount(name);
  management.flag('localOnly');
  const cacheDuration = management.text('cacheDuration');
  if (cacheDuration !== undefined) parseDuration(cacheDuration);
}

/** A property may be written with its type (clause 5.2.5); its value is meant. */
function plain(value: Json | undefined): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value ?? null;
  const { type, value: inner } = value as JsonObject;
  return inner !== undefined && (type === 'Property' || type === 'GeoProperty') ? inner : value;
}
