import { iriOf } from '../context/compiled-context.ts';
import type { Entity, Fact, Json } from '../model/entity.ts';
import { isObject } from '../model/is-object.ts';
import { targetsOfFact } from '../model/targets-of-fact.ts';
import type { QPath } from './q-tree.ts';

/** What a condition looks at. */
export type Valued = Pick<Fact, 'value' | 'observedAt' | 'unitCode'> &
  Partial<
    Pick<Fact, 'kind' | 'attributes' | 'datasetId' | 'expiresAt' | 'objectType' | 'createdAt' | 'recordedAt'>
  >;

/** An entity, or something like one, of which a condition speaks. */
export interface Attributed {
  readonly facts: { readonly [attribute: string]: Valued };
  readonly others?: { readonly [attribute: string]: readonly Valued[] };
}

/** Entities at the other end of relationships, as far as they were read. */
export type Linked = (id: string) => Pick<Entity, 'types' | 'facts' | 'others'> | undefined;
export const nothingLinked: Linked = () => undefined;

/** What a path leads to in one instance: any of these values. */
export interface Target {
  readonly candidates: readonly Json[];
  /** They are URIs of entities, which have no order (clause 4.9). */
  readonly isLink: boolean;
}

/** What a path leads to, of every instance by itself (clause 4.9: any of them counts, whatever its dataset). */
export function targetsOf(path: QPath, of: Attributed, linked: Linked): readonly Target[] {
  const instances = instancesOf(of, path.attribute);
  if (path.linked) {
    const { types, path: inner } = path.linked;
    return [...new Set(instances.flatMap(linksOfFact))].flatMap((id) => {
      const entity = linked(id);
      const fits = entity && (types.length === 0 || types.some((type) => entity.types.includes(type)));
      return fits ? targetsOf(inner, entity, linked) : [];
    });
  }
  return instances.flatMap((one) => within(one, path.subs, path.members));
}

/** All instances of an attribute: that without a dataset, and those with one. */
export function instancesOf({ facts, others = {} }: Attributed, attribute: string): readonly Valued[] {
  const own = Object.hasOwn(facts, attribute) ? facts[attribute] : undefined;
  const further = Object.hasOwn(others, attribute) ? (others[attribute] ?? []) : [];
  return own ? [own, ...further] : further;
}

export const linksOfFact = ({ kind = 'Property', value }: Valued): readonly string[] =>
  targetsOfFact({ kind, value });

function within(instance: Valued, subs: readonly string[], members: readonly string[]): readonly Target[] {
  const [sub, ...further] = subs;
  if (sub === undefined) return targetOf(instance, members);
  const { attributes = {} } = instance;
  if (Object.hasOwn(attributes, sub))
    return (attributes[sub] ?? []).flatMap((one) => within(one, further, members));
  const beside = further.length === 0 && members.length === 0 ? besideOf(instance, sub) : undefined;
  return beside === undefined ? [] : [{ candidates: [beside].flat(), isLink: false }];
}

/** What is told beside a value (clauses 4.5.2 and 4.8). */
function besideOf(instance: Valued, name: string): Json | undefined {
  switch (name) {
    case 'observedAt':
      return instance.observedAt ?? undefined;
    case 'unitCode':
      return instance.unitCode ?? undefined;
    case 'createdAt':
      return instance.createdAt ?? instance.recordedAt;
    case 'modifiedAt':
      return instance.recordedAt;
    case 'datasetId':
    case 'expiresAt':
    case 'objectType':
      return instance[name];
    default:
      return undefined;
  }
}

function targetOf(instance: Valued, members: readonly string[]): readonly Target[] {
  const { kind = 'Property', value } = instance;
  if (members.length === 0) return [candidatesOf({ kind, value })];
  if (kind === 'LanguageProperty') {
    const [language = '*', ...more] = members;
    const texts = language === '*' ? allTexts(value) : textsIn(value, language);
    return more.length > 0 || texts.length === 0 ? [] : [{ candidates: texts, isLink: false }];
  }
  const read = kind === 'JsonProperty' ? asItIs : plain;
  let found: Json | undefined = value;
  for (const member of members) {
    if (!isObject(found) || !Object.hasOwn(found, member)) return [];
    found = read(found[member]);
  }
  return found === undefined ? [] : [{ candidates: [found].flat() as readonly Json[], isLink: false }];
}

/** What an instance as a whole may be compared with: its value, those in its list, its texts in whatever language. */
export function candidatesOf({ kind, value }: Pick<Fact, 'kind' | 'value'>): Target {
  if (kind === 'Relationship' || kind === 'ListRelationship')
    return { candidates: targetsOfFact({ kind, value }), isLink: true };
  const candidates = ((): readonly Json[] => {
    if (kind === 'LanguageProperty') return allTexts(value);
    if (kind === 'JsonProperty') return [value].flat() as readonly Json[];
    const values = [plain(value) ?? null].flat() as readonly Json[];
    if (kind !== 'VocabProperty') return values.map((one) => plain(one) ?? null);
    return values.map((word) => (typeof word === 'string' ? iriOf(word) : word));
  })();
  return { candidates, isLink: false };
}

const allTexts = (map: Json): readonly Json[] => (isObject(map) ? Object.values(map).flat() : []);
const textsIn = (map: Json, language: string): readonly Json[] =>
  isObject(map) && Object.hasOwn(map, language) ? ([map[language] ?? []].flat() as readonly Json[]) : [];

const asItIs = (value: Json | undefined): Json | undefined => value;

/** The bare value of one that says its type, language or that it is a URI (context/expand.ts). */
function plain(value: Json | undefined): Json | undefined {
  if (!isObject(value)) return value;
  const { '@value': literal, '@id': uri, '@list': list } = value;
  if (literal !== undefined) return literal;
  if (uri !== undefined && Object.keys(value).length === 1) return uri;
  return Array.isArray(list) ? list.map((one: Json) => plain(one) ?? null) : value;
}
