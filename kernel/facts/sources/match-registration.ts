import type { Json } from '../model/entity.ts';
import { checkGeo } from '../query/geo.ts';
import { satisfies } from '../query/q-evaluate.ts';
import { parseQ } from '../query/q-grammar.ts';
import type { Valued } from '../query/q-targets.ts';
import { patternsOf } from '../query/q-tree.ts';
import { safePattern } from '../query/safe-pattern.ts';
import { parseScopeQ } from '../query/scope-query.ts';
import type { GeoQuery } from '../selection.ts';
import { matchesEntities } from './match-entities.ts';
import { matchesTime } from './match-time.ts';
import { mayLie } from './may-lie.ts';
import type { Definition, RegistrationInfo } from './registration.ts';
import type { SourceQuery, SourceSelector } from './source-query.ts';

/** Which of what a source may know matches, by its place in `information`; none: the source does not come into question. */
export type SourceMatcher = (definition: Definition) => readonly number[];

/**
 * Decides which sources come into question for a query, and with what (ETSI GS CIM 009 V1.9.1, clauses 5.10.2.4, 5.11.2.4 and
 * 5.12). What a registration does not limit matches; only times it must name.
 * @throws Problem facts.bad-query, facts.bad-pattern, facts.bad-geo-query
 */
export function compileSourceQuery(query: SourceQuery): SourceMatcher {
  const { selectors, attributes, datasetId, temporal } = query;
  for (const { idPattern } of selectors ?? []) if (idPattern !== undefined) safePattern(idPattern);
  const geo = query.geo ? checkGeo(query.geo) : null;
  const scopes = query.scopeQ === undefined ? null : parseScopeQ(query.scopeQ);
  const csf = query.csf === undefined ? null : parseQ(query.csf);
  for (const pattern of csf ? patternsOf(csf) : []) safePattern(pattern);

  const matches = (definition: Definition): boolean => {
    if (!matchesTime(definition, temporal)) return false;
    if (!haveCommon(datasetId, definition.datasetId)) return false;
    if (scopes && definition.scopes && !scopes(definition.scopes)) return false;
    if (geo && !mayLieIn(definition.places, geo)) return false;
    return csf === null || satisfies(csf, { facts: valuesOf(definition.properties) });
  };
  const knows = knowing(selectors, attributes);
  return (definition) =>
    matches(definition) ? definition.information.flatMap((info, place) => (knows(info) ? [place] : [])) : [];
}

/** May a source know one of these attributes of one of these entities? */
export function knowing(
  selectors: readonly SourceSelector[] | undefined,
  attributes: readonly string[] | undefined,
): (info: RegistrationInfo) => boolean {
  return ({ entities, attributes: known }) =>
    haveCommon(attributes, known ?? undefined) &&
    (!selectors || !entities || selectors.some((one) => entities.some((info) => matchesEntities(info, one))));
}

function mayLieIn(places: Definition['places'], geo: GeoQuery): boolean {
  const name = geo.property ?? 'location';
  const place = Object.hasOwn(places, name) ? places[name] : undefined;
  return place === undefined || mayLie(geo, place);
}

/** Two lists of which one that is missing has no bounds. */
function haveCommon(a: readonly string[] | undefined, b: readonly string[] | undefined): boolean {
  return !a || !b || a.some((one) => b.includes(one));
}

function valuesOf(properties: { readonly [name: string]: Json }): Readonly<Record<string, Valued>> {
  const entries = Object.entries(properties).map(
    ([name, value]) => [name, { value, observedAt: null, unitCode: null }] as const,
  );
  return Object.fromEntries(entries);
}
