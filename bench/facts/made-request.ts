import { HISTORY_BATCH, type LoadPlan, SERIES, SUBSCRIPTIONS_EACH, UPSERT_BATCH } from './load-plan.ts';

export interface MadeRequest {
  readonly method: string;
  readonly path: string;
  readonly body?: string;
}

/** Words of one made entity in ten, and of one in ten thousand. */
const COMMON = 10;
const RARE = 10_000;
const YEAR_START = Date.UTC(2025, 0, 1);
const MINUTE_MS = 60_000;

export const sensorId = (number: number): string => `urn:ngsi-ld:BenchSensor:${number}`;
export const seriesId = (number: number): string => `urn:ngsi-ld:BenchSeries:${number}`;

/** An entity of six properties, a relationship and a location: about one kilobyte as it is stored. */
export function sensor(number: number): object {
  const at = '2026-01-01T00:00:00Z';
  return {
    id: sensorId(number),
    type: 'BenchSensor',
    name: { type: 'Property', value: `Sensor ${number}` },
    level: { type: 'Property', value: 20, unitCode: 'CEL', observedAt: at },
    humidity: { type: 'Property', value: number % 100, unitCode: 'P1', observedAt: at },
    band: { type: 'Property', value: `band-${number % COMMON}` },
    batch: { type: 'Property', value: `batch-${number % RARE}` },
    status: { type: 'Property', value: 'working' },
    servesPlace: { type: 'Relationship', object: `urn:ngsi-ld:Place:${number % 500}` },
    location: {
      type: 'GeoProperty',
      value: { type: 'Point', coordinates: [113 + (number % 1000) / 1000, 34 + (number % 777) / 777] },
    },
  };
}

/** The request of a plan with this number; the same number is the same request. */
export function madeRequest({ kind, entities, port }: LoadPlan, number: number): MadeRequest {
  // Spread over all entities, the same way in every run.
  const some = Math.imul(number, 0x9e3779b1) >>> 0;
  const id = sensorId(some % entities);
  switch (kind) {
    case 'bare':
      return { method: 'GET', path: '/' };
    case 'get':
      return { method: 'GET', path: `/ngsi-ld/v1/entities/${id}` };
    case 'query':
      return queryOf(`band=="band-${some % COMMON}"`);
    case 'rare-query':
      return queryOf(`batch=="batch-${some % RARE}"`);
    case 'hours':
      return {
        method: 'GET',
        path: `/api/facts/read-aggregate?entity=${seriesId(some % SERIES)}&attribute=level&from=2025-01-01T00:00:00Z&to=2026-01-01T00:00:00Z`,
      };
    case 'temporal-hours':
      return {
        method: 'GET',
        path: `/ngsi-ld/v1/temporal/entities/${seriesId(some % SERIES)}?attrs=level&format=aggregatedValues&aggrMethods=avg,min,max&aggrPeriodDuration=PT1H&timerel=between&timeAt=2025-01-01T00:00:00Z&endTimeAt=2026-01-01T00:00:00Z`,
      };
    case 'patch':
      return {
        method: 'PATCH',
        path: `/ngsi-ld/v1/entities/${id}`,
        body: JSON.stringify({
          level: {
            type: 'Property',
            value: number / 10,
            unitCode: 'CEL',
            observedAt: new Date().toISOString(),
          },
        }),
      };
    case 'upsert':
      return {
        method: 'POST',
        path: '/ngsi-ld/v1/entityOperations/upsert',
        body: JSON.stringify(
          Array.from({ length: Math.min(UPSERT_BATCH, entities - number * UPSERT_BATCH) }, (_, index) =>
            sensor(number * UPSERT_BATCH + index),
          ),
        ),
      };
    case 'subscribe':
      return {
        method: 'POST',
        path: '/ngsi-ld/v1/subscriptions',
        body: JSON.stringify(subscription(number, port + 1)),
      };
    case 'notify':
      return { method: 'POST', path: '/notify', body: NOTIFICATION };
    case 'history':
      return {
        method: 'POST',
        path: '/ngsi-ld/v1/temporal/entityOperations/upsert',
        body: JSON.stringify([pastOf(number)]),
      };
  }
}

/** Paths of the endpoint. */
const PATHS = 16;

/** To a receiver at the next port. */
function subscription(number: number, port: number): object {
  return {
    id: `urn:ngsi-ld:Subscription:bench:${number}`,
    type: 'Subscription',
    entities: [{ id: sensorId(Math.floor(number / SUBSCRIPTIONS_EACH)), type: 'BenchSensor' }],
    watchedAttributes: ['level'],
    notification: {
      attributes: ['level', 'status'],
      endpoint: { uri: `http://127.0.0.1:${port}/notify/${number % PATHS}`, accept: 'application/json' },
    },
  };
}

/** About the size of what the server sends. */
const NOTIFICATION = JSON.stringify({
  id: 'urn:ngsi-ld:Notification:00000000-0000-0000-0000-000000000000',
  type: 'Notification',
  subscriptionId: 'urn:ngsi-ld:Subscription:bench:0',
  notifiedAt: '2026-01-01T00:00:00.000Z',
  data: [
    {
      id: 'urn:ngsi-ld:BenchSensor:0',
      type: 'BenchSensor',
      level: { type: 'Property', value: 1, unitCode: 'CEL' },
      status: { type: 'Property', value: 'working' },
    },
  ],
});

function queryOf(q: string): MadeRequest {
  return {
    method: 'GET',
    path: `/ngsi-ld/v1/entities?type=BenchSensor&q=${encodeURIComponent(q)}&limit=20`,
  };
}

/** So many minutes of one series; each request goes on where the last of its series ended. */
function pastOf(number: number): object {
  const first = Math.floor(number / SERIES) * HISTORY_BATCH;
  return {
    id: seriesId(number % SERIES),
    type: 'BenchSeries',
    level: Array.from({ length: HISTORY_BATCH }, (_, index) => ({
      type: 'Property',
      value: ((first + index) % 1440) / 10,
      unitCode: 'CEL',
      observedAt: new Date(YEAR_START + (first + index) * MINUTE_MS).toISOString(),
    })),
  };
}
