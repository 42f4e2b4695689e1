import type { Entity, Fact, Json, Statement } from '../model/entity.ts';
import { shortTime } from '../model/instant.ts';
import { isObject } from '../model/is-object.ts';
import { HOLDERS } from '../model/kinds.ts';
import { besides, oneOrList } from '../model/stated.ts';
import { targetsOfFact } from '../model/targets-of-fact.ts';
import { type Shown, shows } from '../query/projection.ts';
import { inLanguage } from './language.ts';

export interface Representation extends Shown {
  /** `keyValues` is also called simplified. */
  readonly format: 'normalized' | 'concise' | 'keyValues';
  readonly sysAttrs: boolean;
  /** Language ranges, best first: a LanguageProperty becomes a Property in one language (clause 4.15). */
  readonly lang?: string;
}

type Out = Readonly<Record<string, Json>>;
/** The linked entity that is shown inside an attribute; null: none. */
export type Inside = (attribute: string, uri: string) => Out | null;
type Linked = (uri: string) => Out | null;

type Recorded = Statement & { readonly recordedAt: string };

/** An entity on the wire (ETSI GS CIM 009 V1.9.1, clauses 4.5.1 normalised, 4.5.3 concise, 4.5.4 simplified). */
export function represent(entity: Entity, as: Representation, inside: Inside | null = null): Out {
  const out: Record<string, Json> = { id: entity.id, type: oneOrList(entity.types) };
  const { scope, expiresAt } = entity.about ?? {};
  if (scope) out['scope'] = oneOrList(scope.value as readonly string[]);
  if (expiresAt) out['expiresAt'] = shortTime(String(expiresAt.value));
  if (as.sysAttrs)
    Object.assign(out, { createdAt: shortTime(entity.createdAt), modifiedAt: shortTime(entity.modifiedAt) });
  for (const name of new Set([...Object.keys(entity.facts), ...Object.keys(entity.others ?? {})])) {
    const own = Object.hasOwn(entity.facts, name) ? entity.facts[name] : undefined;
    const others = entity.others && Object.hasOwn(entity.others, name) ? (entity.others[name] ?? []) : [];
    const instances = [...(own ? [own] : []), ...others];
    out[name] = representInstances(instances, as, inside && ((uri) => inside(name, uri)));
  }
  return as.pick || as.omit
    ? Object.fromEntries(Object.entries(out).filter(([name]) => shows(as, name)))
    : out;
}

function representInstances(instances: readonly Fact[], as: Representation, linked: Linked | null): Json {
  const several = instances.length > 1;
  const written = (fact: Fact): Json => {
    const alone = as.format === 'keyValues' ? simplified(fact, as) : representFact(fact, as, several);
    if (!linked) return alone;
    return as.format === 'keyValues' ? withLinked(alone, fact, linked) : withEntities(alone, fact, linked);
  };
  const [only] = instances;
  if (only && !several) return written(only);
  if (as.format !== 'keyValues') return instances.map(written);
  return { dataset: Object.fromEntries(instances.map((fact) => [fact.datasetId ?? '@none', written(fact)])) };
}

/** Clause 4.5.23.2: the entities that a relationship links to, as a member of it. */
function withEntities(written: Json, fact: Fact, linked: Linked): Json {
  const found = targetsOfFact(fact).flatMap((uri) => linked(uri) ?? []);
  const [first] = found;
  if (!first) return written;
  if (fact.kind === 'ListRelationship') return { ...(written as Out), entityList: found };
  return { ...(written as Out), entity: Array.isArray(fact.value) ? found : first };
}

/** Clause 4.5.23.3: the entities themselves in place of their URIs. */
function withLinked(value: Json, fact: Fact, linked: Linked): Json {
  if (fact.kind !== 'Relationship' && fact.kind !== 'ListRelationship') return value;
  const one = (uri: Json): Json => (typeof uri === 'string' ? (linked(uri) ?? uri) : uri);
  return Array.isArray(value) ? (value as readonly Json[]).map(one) : one(value);
}

/** One instance of an attribute, normalised or concise; one of several is an object, so that the list is read as instances. */
export function representFact(fact: Recorded, as: Representation, several = false): Json {
  const { recordedAt, createdAt = recordedAt } = fact;
  return attribute(fact, as, { createdAt: shortTime(createdAt), modifiedAt: shortTime(recordedAt) }, several);
}

function attribute(statement: Statement, as: Representation, times: Out, several: boolean): Json {
  const { kind, value, language } = inLanguage(statement, as.lang);
  const rest: Record<string, Json> = {
    ...besides(statement),
    ...(statement.observedAt === null ? {} : { observedAt: shortTime(statement.observedAt) }),
    ...(statement.expiresAt === undefined ? {} : { expiresAt: shortTime(statement.expiresAt) }),
    ...(language === undefined ? {} : { lang: language }),
    ...(as.sysAttrs ? times : {}),
  };
  for (const [name, instances] of Object.entries(statement.attributes ?? {}))
    rest[name] = oneOrList(instances.map((one) => attribute(one, as, times, instances.length > 1)));
  const held = { [HOLDERS[kind]]: wireValue(kind, value) };
  if (as.format !== 'concise') return { type: kind, ...held, ...rest };
  // Concise: a value alone stands for itself, and the member tells the kind.
  const isAlone = !several && Object.keys(rest).length === 0;
  if (isAlone && (kind === 'GeoProperty' || (kind === 'Property' && !isObject(value)))) return value;
  return { ...held, ...rest };
}

/** Clause 4.5.4: the value itself; of kinds that it would not tell apart, under their member. */
export function simplified(fact: Statement, as: Representation): Json {
  const { kind, value } = inLanguage(fact, as.lang);
  if (kind === 'LanguageProperty' || kind === 'VocabProperty' || kind === 'JsonProperty')
    return { [HOLDERS[kind]]: value };
  return kind === 'ListRelationship' ? (value as readonly Json[]).map(uriOf) : value;
}

/** Members of an `objectList` are objects around their URIs, however they were stated. */
function wireValue(kind: Statement['kind'], value: Json): Json {
  return kind === 'ListRelationship' && Array.isArray(value)
    ? value.map((one: Json) => ({ object: uriOf(one) }))
    : value;
}

const uriOf = (one: Json): Json =>
  isObject(one) ? ((one as { readonly object?: Json }).object ?? null) : one;
