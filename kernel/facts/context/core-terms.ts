import type { Json } from '../model/entity.ts';

export const NGSI_LD = 'https://uri.etsi.org/ngsi-ld/';
/** Where a name belongs that no context defines: the core's `@vocab`. */
export const DEFAULT_VOCABULARY = `${NGSI_LD}default-context/`;

/** A context as it stands in a document: terms and keywords. */
export type ContextObject = { readonly [term: string]: Json };

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Terms that are called in the vocabulary what they are called here. */
const SAME = words(`
  Attribute AttributeList ContextSourceIdentity ContextSourceNotification ContextSourceRegistration Date DateTime EntityType
  EntityTypeInfo EntityTypeList ExecutionResultDetails GeoProperty JsonProperty LanguageProperty ListProperty ListRelationship
  Notification Property Relationship Snapshot SnapshotNotification Subscription TemporalProperty Time VocabProperty
  accept aggrMethods aggrParams aggrPeriodDuration attrs cacheDuration collation contextSourceAlias contextSourceInfo
  contextSourceUptime cooldown csf data detail endpoint entities entity entityCount error errors expandValues format geoQ
  geoproperty georel idPattern information isActive join jsonKeys lang linkedMaps localOnly location management
  managementInterval mode notUpdated notification notificationTrigger notifierInfo observationInterval observationSpace omit
  operationSpace operations ordering pick q reason receiverInfo refreshRate registrationId registrationName resultStatus scope
  scopeQ showChanges snapshotId snapshotLifetime snapshotPriority snapshotStatus status subscriptionName sysAttrs temporalQ
  throttling timeInterval timeout timeproperty timerel timesFailed timesSent triggerReason unchanged unitCode updated uri`);

const RENAMED: Readonly<Record<string, string>> = {
  containedBy: `${NGSI_LD}isContainedBy`,
  entityMap: `${NGSI_LD}hasEntityMap`,
  joinLevel: `${NGSI_LD}hasJoinLevel`,
  key: `${NGSI_LD}hasKey`,
  previousValue: `${NGSI_LD}hasPreviousValue`,
  value: `${NGSI_LD}hasValue`,
  // Annex B leaves these two to the default vocabulary.
  attributeCount: `${DEFAULT_VOCABULARY}attributeCount`,
  attributeDetails: `${DEFAULT_VOCABULARY}attributeDetails`,
  description: 'http://purl.org/dc/terms/description',
  title: 'http://purl.org/dc/terms/title',
  langString: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#langString',
};

const GEOJSON = 'https://purl.org/geojson/vocab#';
const GEOJSON_SAME = words(`
  Feature FeatureCollection GeometryCollection LineString MultiLineString MultiPoint MultiPolygon Point Polygon
  geometry properties`);

/** Terms whose values are read in one way: the keyword or type, the terms, and `term=name` where the vocabulary differs. */
const TYPED: readonly (readonly [member: '@type' | '@container', value: string, terms: string])[] = [
  [
    '@type',
    'DateTime',
    `contextSourceTimeAt createdAt deletedAt endAt endTimeAt expiresAt lastFailure lastNotification lastSuccess lastUsedAt
     modifiedAt notifiedAt observedAt startAt timeAt`,
  ],
  [
    '@type',
    '@vocab',
    `attributeList attributeName attributeNames attributeTypes attributes objectType=hasObjectType
     previousVocab=hasPreviousVocab propertyNames relationshipNames typeList typeName typeNames valueType=hasValueType
     vocab=hasVocab watchedAttributes`,
  ],
  [
    '@type',
    '@id',
    `datasetId entityId instanceId object=hasObject previousObject=hasPreviousObject subscriptionId success tenant`,
  ],
  // The last carries a proof of the W3C's own vocabulary, which nothing here may rename.
  [
    '@type',
    '@json',
    'contextSourceExtras json=hasJSON previousJson=hasPreviousJson problemDetails ngsildproof',
  ],
  [
    '@container',
    '@list',
    `avg distinctCount entityList jsons languageMaps=hasLanguageMaps max min objectList=hasObjectList
     objectLists=hasObjectLists objects=hasObjects orderBy previousObjectList=hasPreviousObjectList
     previousValueList=hasPreviousValueList snapshotQueries snapshotQueriesDetails snapshotTemporalQueries
     snapshotTemporalQueriesDetails stddev sum sumsq totalCount valueList=hasValueList valueLists=hasValueLists
     values=hasValues vocabs=hasVocabs`,
  ],
  ['@container', '@language', 'languageMap=hasLanguageMap previousLanguageMap=hasPreviousLanguageMap'],
  ['@container', '@index', 'dataset=hasDataset'],
];

/**
 * The core context of NGSI-LD 1.9 (ETSI GS CIM 009 V1.9.1, annex B) as terms and what they stand for. Ours in form: the
 * standard's document scopes `ngsildproof` to a vocabulary of the W3C, here its content is carried untouched.
 */
export const coreContext: ContextObject = Object.fromEntries<Json>([
  ['@version', 1.1],
  ['@protected', true],
  ['@vocab', DEFAULT_VOCABULARY],
  ['ngsi-ld', NGSI_LD],
  ['geojson', GEOJSON],
  ['id', '@id'],
  ['type', '@type'],
  ...SAME.map((term) => [term, `${NGSI_LD}${term}`] as const),
  ...Object.entries(RENAMED),
  ...GEOJSON_SAME.map((term) => [term, `${GEOJSON}${term}`] as const),
  ['bbox', { '@id': `${GEOJSON}bbox`, '@container': '@list' }],
  ['coordinates', { '@id': `${GEOJSON}coordinates`, '@container': '@list' }],
  ['features', { '@id': `${GEOJSON}features`, '@container': '@set' }],
  ...TYPED.flatMap(([member, value, terms]) =>
    words(terms).map((entry) => {
      const [term = '', name = term] = entry.split('=');
      return [term, { '@id': `${NGSI_LD}${name}`, [member]: value }] as const;
    }),
  ),
]);

/** What earlier core contexts called otherwise and 1.9 does not know any more. */
const RETIRED: Readonly<Record<string, ContextObject>> = {
  '1.7': { VocabularyProperty: `${NGSI_LD}VocabularyProperty` },
  '1.8': { objectsLists: { '@id': `${NGSI_LD}hasObjectsLists`, '@container': '@list' } },
};

const CORE_URL =
  /^https?:\/\/uri\.etsi\.org\/ngsi-ld\/v1\/ngsi-ld-core-context(?:-v(1\.[3-9])(?:\.\d{1,2})?)?\.jsonld$/;

/** The core context that an answer names. */
export const CORE_CONTEXT_URL = `${NGSI_LD}v1/ngsi-ld-core-context-v1.9.jsonld`;

/**
 * What a core context of edition 1.3 to 1.9 adds to the one that always comes last: terms that 1.9 has dropped. Their other
 * terms are 1.9's, which have precedence (clause 5.5.7). null: the address is no core context's.
 */
export function earlierCore(url: string): ContextObject | null {
  const [core, edition] = CORE_URL.exec(url) ?? [];
  return core === undefined ? null : (RETIRED[edition ?? ''] ?? {});
}
