import { type Representation, representFact, simplified } from '../http/represent.ts';
import type { AttributeKind, Json } from '../model/entity.ts';
import { shortTime } from '../model/instant.ts';
import { HOLDERS } from '../model/kinds.ts';
import { oneOrList } from '../model/stated.ts';
import { type Instance, placeInTime, seriesOf } from './instance.ts';
import type { TimeProperty } from './temporal-query.ts';

export interface PastRepresentation {
  readonly format: 'normalized' | 'concise' | 'temporalValues';
  readonly sysAttrs: boolean;
  /** The time that was asked about: it is always shown. */
  readonly property: TimeProperty;
  readonly lang?: string;
}

/** Where the pairs of a kind stand in the simplified temporal representation (clause 4.5.9). */
const PLURALS: Readonly<Record<AttributeKind, string>> = {
  Property: 'values',
  GeoProperty: 'values',
  Relationship: 'objects',
  LanguageProperty: 'languageMaps',
  VocabProperty: 'vocabs',
  ListProperty: 'valueLists',
  ListRelationship: 'objectLists',
  JsonProperty: 'jsons',
};

/**
 * The temporal evolution of one entity's attributes (ETSI GS CIM 009 V1.9.1, clauses 4.5.7 to 4.5.9): by attribute an array
 * of instances, or of pairs of value and time for each dataset.
 * @param names attributes that are shown in any case: an empty array says that the page has none of their instances
 */
export function representPast(
  instances: readonly Instance[],
  names: ReadonlyMap<string, AttributeKind>,
  as: PastRepresentation,
): Record<string, Json> {
  const byName = new Map<string, Instance[]>([...names.keys()].map((name) => [name, []]));
  for (const one of instances) {
    const list = byName.get(one.attribute);
    if (list) list.push(one);
    else byName.set(one.attribute, [one]);
  }
  return Object.fromEntries(
    [...byName].map(([name, list]) => [
      name,
      as.format === 'temporalValues'
        ? simplifiedPast(list, names.get(name) ?? 'Property', as)
        : list.map((one) => wholeInstance(one, as)),
    ]),
  );
}

function wholeInstance(instance: Instance, as: PastRepresentation): Json {
  const one = representFact(instance, representationOf(as)) as { readonly [member: string]: Json };
  // Concise: an instance has its id beside the value, so the value needs its member.
  const isWhole = as.format === 'normalized' || isMembers(one, instance);
  const { createdAt = instance.recordedAt, recordedAt: modifiedAt, deletedAt } = instance;
  const shown = { createdAt, modifiedAt }[as.property as 'createdAt' | 'modifiedAt'];
  return {
    ...(isWhole ? one : { [HOLDERS[instance.kind]]: one }),
    ...(shown === undefined || deletedAt !== undefined ? {} : { [as.property]: shortTime(shown) }),
    ...(deletedAt === undefined ? {} : { deletedAt: shortTime(deletedAt) }),
    instanceId: `urn:ngsi-ld:Instance:${instance.instance}`,
  };
}

/** Does the concise form have members of an attribute, or is it the value alone? */
function isMembers(one: unknown, { kind }: Instance): boolean {
  return typeof one === 'object' && one !== null && !Array.isArray(one) && Object.hasOwn(one, HOLDERS[kind]);
}

/** Clause 4.5.9: pairs of value and time, for each dataset. */
function simplifiedPast(instances: readonly Instance[], ofNone: AttributeKind, as: PastRepresentation): Json {
  if (instances.length === 0) return { type: ofNone, [PLURALS[ofNone]]: [] };
  const series = Map.groupBy(instances, seriesOf);
  return oneOrList(
    [...series.values()].map((list) => {
      const [{ datasetId, kind: first } = { kind: 'Property' as const, datasetId: undefined }] = list;
      // In one language, what were maps of languages are texts (clause 4.15).
      const kind = first === 'LanguageProperty' && as.lang !== undefined ? 'Property' : first;
      return {
        type: kind,
        ...(datasetId === undefined ? {} : { datasetId }),
        [PLURALS[kind]]: list.map((one) => [
          simplified(one, representationOf(as)),
          shortTime(placeInTime(one, as.property)),
        ]),
      };
    }),
  );
}

function representationOf({ format, sysAttrs, lang }: PastRepresentation): Representation {
  return {
    format: format === 'concise' ? 'concise' : 'normalized',
    sysAttrs,
    ...(lang === undefined ? {} : { lang }),
  };
}
