export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD' | 'OPTIONS';

/** A request that is right, to be made wrong. */
export interface Template {
  readonly method: Method;
  readonly url: string;
  readonly body?: unknown;
}

const ROOT = '/ngsi-ld/v1';
const ID = 'urn:ngsi-ld:Thing:1';
const PATH = `${ROOT}/entities/${ID}`;
const PAST = `${ROOT}/temporal/entities/${ID}`;
const SUBSCRIPTION = 'urn:ngsi-ld:Subscription:1';
const REGISTRATION = 'urn:ngsi-ld:ContextSourceRegistration:1';
const INSTANCE = 'urn:ngsi-ld:Instance:019a0000-0000-7000-8000-000000000000';

const number = { type: 'Property', value: 5, unitCode: 'WTT', observedAt: '2026-03-01T00:00:00Z' };
const thing = {
  id: ID,
  type: ['Thing', 'Other'],
  scope: ['/a/b', '/c'],
  expiresAt: '2099-01-01T00:00:00Z',
  n: [number, { ...number, datasetId: 'urn:d:1', accuracy: { type: 'Property', value: 0.1 } }],
  to: { type: 'Relationship', object: 'urn:ngsi-ld:Thing:2', objectType: 'Thing' },
  location: { type: 'GeoProperty', value: { type: 'Point', coordinates: [113.6, 34.7] } },
  area: {
    type: 'Polygon',
    coordinates: [
      [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 0],
      ],
    ],
  },
  label: { type: 'LanguageProperty', languageMap: { en: 'lamp', fr: 'lampe' } },
  word: { type: 'VocabProperty', vocab: 'on' },
  list: { type: 'ListProperty', valueList: [1, [2]] },
  links: { type: 'ListRelationship', objectList: [{ object: 'urn:s:1' }] },
  json: { type: 'JsonProperty', json: { a: [null, { b: 'c' }] } },
  note: { value: { deep: [1, null, 'x'] }, expiresAt: '2026-12-31T00:00:00Z' },
};
const fragment = {
  n: { value: 6 },
  to: 'urn:ngsi-ld:null',
  label: { languageMap: { de: 'Lampe' } },
  more: true,
};
const past = { id: ID, type: 'Thing', n: [number, { ...number, observedAt: '2026-03-02T00:00:00Z' }] };
const subscription = {
  id: SUBSCRIPTION,
  type: 'Subscription',
  entities: [{ type: 'Thing', idPattern: '.*' }],
  watchedAttributes: ['n'],
  q: 'n>3',
  geoQ: { georel: 'near;maxDistance==9', geometry: 'Point', coordinates: [1, 2] },
  expandValues: 'word',
  jsonKeys: 'json',
  splitEntities: true,
  ngsildConformance: '1.6',
  localOnly: false,
  throttling: 5,
  notification: {
    attributes: ['n'],
    format: 'keyValues',
    endpoint: {
      uri: 'http://127.0.0.1:9/x',
      accept: 'application/json',
      cooldown: 100,
      receiverInfo: [{ key: 'a', value: 'b' }],
    },
  },
};
const registration = {
  id: REGISTRATION,
  type: 'ContextSourceRegistration',
  information: [{ entities: [{ type: 'Thing' }], propertyNames: ['n'], relationshipNames: ['to'] }],
  endpoint: 'http://127.0.0.1:9',
  mode: 'inclusive',
  operations: ['federationOps'],
  contextSourceInfo: [{ key: 'accept', value: 'application/json' }],
  scope: ['/a/b'],
  datasetId: ['urn:d:1', '@none'],
  location: thing.area,
  refreshRate: 'PT5M',
  management: { timeout: 5000, cacheDuration: 'PT1M' },
  expiresAt: '2099-01-01T00:00:00Z',
  n: number,
};
const QUERIES = [
  'type=Thing&q=n>3;note[deep]=="x"|n.observedAt<2026-04-01T00:00:00Z&attrs=n&limit=5&offset=1&count=true&orderBy=n;desc',
  'type=(Thing;Other)|Third&scopeQ=/a/%23,/c/%2B&pick=n,to&format=concise',
  `id=${ID}&georel=near;maxDistance==500&geometry=Point&coordinates=[113.6,34.7]&geoproperty=location`,
  'type=Thing&georel=within&geometry=Polygon&coordinates=[[[0,0],[1,0],[1,1],[0,0]]]&options=keyValues,sysAttrs',
  'idPattern=^urn:.*1$&q=label[en]~=^l.mp$&lang=de,en;q=0.5&local=true&omit=note',
  'type=Thing&q=n.accuracy>0;to{Thing,Other:links{n}}!=1|label[*]=="lamp";n.datasetId==urn:d:1&limit=3',
  'type=Thing&q=word==on;json[a]&expandValues=word,n&jsonKeys=json&splitEntities=false',
];
const TIMES = [
  'timerel=between&timeAt=2026-01-01T00:00:00Z&endTimeAt=2026-12-31T00:00:00Z&attrs=n&lastN=5',
  'timerel=before&timeAt=2027-01-01T00:00:00Z&format=aggregatedValues&aggrMethods=sum,stddev&aggrPeriodDuration=P1M',
  'timerel=after&timeAt=2020-01-01T00:00:00Z&timeproperty=modifiedAt&datasetId=@none&options=audit,temporalValues',
];
const get = (url: string): Template => ({ method: 'GET', url });
const send = (method: Method, url: string, body?: unknown): Template => ({
  method,
  url,
  ...(body === undefined ? {} : { body }),
});

/** What says how entities are shown and compared is nothing to ask of sources. */
const withoutView = (query: string): string =>
  query.replaceAll(/&(?:orderBy|options|format|expandValues|jsonKeys|splitEntities)=[^&]*/g, '');

/** Every route of NGSI-LD with every method that it takes, and some that it does not. */
export const TEMPLATES: readonly Template[] = [
  send('POST', `${ROOT}/entities`, thing),
  ...QUERIES.map((query) => get(`${ROOT}/entities?${query}`)),
  ...QUERIES.slice(0, 3).map((query) => send('DELETE', `${ROOT}/entities?${query}&drop=n,to`)),
  send('POST', `${ROOT}/entityOperations/query`, {
    type: 'Query',
    entities: [{ type: 'Thing' }],
    attrs: ['n'],
    q: 'n>1',
    entityMap: true,
    entityMapLifetime: 'PT1M',
    splitEntities: false,
  }),
  get(`${PATH}?attrs=n,note&options=keyValues,sysAttrs`),
  get(`${PATH}?pick=n&format=concise&lang=de`),
  get(`${PATH}?type=Thing|Other&entityMap=true&entityMapLifetime=PT1M`),
  send('PUT', PATH, thing),
  send('PATCH', PATH, fragment),
  send('DELETE', PATH),
  send('POST', `${PATH}/attrs?options=noOverwrite`, fragment),
  send('PATCH', `${PATH}/attrs`, thing),
  send('PATCH', `${PATH}/attrs/n`, number),
  send('PUT', `${PATH}/attrs/n`, number),
  send('DELETE', `${PATH}/attrs/n?datasetId=urn:d:1&deleteAll=false`),
  ...['create', 'upsert?options=update', 'upsert', 'update?options=noOverwrite', 'merge'].map((name) =>
    send('POST', `${ROOT}/entityOperations/${name}`, [thing, { ...thing, id: 'urn:ngsi-ld:Thing:2' }]),
  ),
  send('POST', `${ROOT}/entityOperations/delete`, [ID, 'urn:ngsi-ld:Thing:2']),
  send('POST', `${ROOT}/temporal/entities`, past),
  ...TIMES.map((time) => get(`${ROOT}/temporal/entities?type=Thing&q=n>3&${time}`)),
  ...TIMES.map((time) => get(`${PAST}?${time}`)),
  send('DELETE', PAST),
  send('POST', `${PAST}/attrs`, { n: past.n }),
  send('DELETE', `${PAST}/attrs/n?deleteAll=true`),
  send('PATCH', `${PAST}/attrs/n/${INSTANCE}`, number),
  send('DELETE', `${PAST}/attrs/n/${INSTANCE}`),
  send('POST', `${ROOT}/temporal/entityOperations/query`, {
    type: 'Query',
    entities: [{ type: 'Thing', idPattern: '.*' }],
    temporalQ: { timerel: 'before', timeAt: '2027-01-01T00:00:00Z', lastN: 3 },
    geoQ: subscription.geoQ,
  }),
  send('POST', `${ROOT}/temporal/entityOperations/upsert`, [past]),
  send('POST', `${ROOT}/subscriptions`, subscription),
  get(`${ROOT}/subscriptions?limit=3&offset=0&count=true`),
  get(`${ROOT}/subscriptions/${SUBSCRIPTION}`),
  send('PATCH', `${ROOT}/subscriptions/${SUBSCRIPTION}`, { isActive: false, q: 'n<3' }),
  send('DELETE', `${ROOT}/subscriptions/${SUBSCRIPTION}`),
  send('POST', `${ROOT}/csourceRegistrations`, registration),
  ...QUERIES.map((query) => get(`${ROOT}/csourceRegistrations?${withoutView(query)}&csf=mode~=^in`)),
  get(`${ROOT}/csourceRegistrations?type=Thing&limit=3&count=true&options=sysAttrs&datasetId=@none`),
  get(
    `${ROOT}/csourceRegistrations?attrs=n&timerel=before&timeAt=2027-01-01T00:00:00Z&timeproperty=modifiedAt`,
  ),
  get(`${ROOT}/csourceRegistrations/${REGISTRATION}`),
  send('PATCH', `${ROOT}/csourceRegistrations/${REGISTRATION}`, {
    mode: 'exclusive',
    information: [{ entities: [{ type: 'Thing', id: ID }], propertyNames: ['n'] }],
    observationInterval: { startAt: '2026-01-01T00:00:00Z', endAt: '2026-12-31T00:00:00Z' },
    expiresAt: 'urn:ngsi-ld:null',
  }),
  send('DELETE', `${ROOT}/csourceRegistrations/${REGISTRATION}`),
  send('POST', `${ROOT}/csourceSubscriptions`, {
    ...subscription,
    csf: 'mode=="inclusive"',
    temporalQ: { timerel: 'between', timeAt: '2026-01-01T00:00:00Z', endTimeAt: '2027-01-01T00:00:00Z' },
  }),
  get(`${ROOT}/csourceSubscriptions?limit=3`),
  get(`${ROOT}/csourceSubscriptions/${SUBSCRIPTION}`),
  send('PATCH', `${ROOT}/csourceSubscriptions/${SUBSCRIPTION}`, { temporalQ: null, scopeQ: '/a/#' }),
  send('DELETE', `${ROOT}/csourceSubscriptions/${SUBSCRIPTION}`),
  send('POST', `${ROOT}/jsonldContexts`, { '@context': { a: 'https://example.org/a' } }),
  send('POST', `${ROOT}/jsonldContexts`, { '@context': ['https://example.org/c', { a: null }] }),
  get(`${ROOT}/jsonldContexts?details=true&kind=Hosted`),
  get(`${ROOT}/jsonldContexts?kind=Cached`),
  get(`${ROOT}/jsonldContexts/none?details=true`),
  get(`${ROOT}/jsonldContexts/01a21b21-031a-70c9-bc36-03aab136348e`),
  get(`${ROOT}/jsonldContexts/https%3A%2F%2Fexample.org%2Fc?details=false`),
  send('DELETE', `${ROOT}/jsonldContexts/none?reload=true`),
  send('DELETE', `${ROOT}/jsonldContexts/urn:yuheng:context:01a21b21-031a-70c9-bc36-03aab136348e`),
  get(`${ROOT}/types?details=true`),
  get(`${ROOT}/types/Thing`),
  get(`${ROOT}/attributes?details=true`),
  get(`${ROOT}/attributes/n`),
  get(`${ROOT}/info/sourceIdentity`),
  send('OPTIONS', PATH),
  send('HEAD', PATH),
  send('PUT', `${ROOT}/types`, thing),
];
