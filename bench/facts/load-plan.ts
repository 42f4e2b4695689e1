/** What a load generator is told to do: so many connections, each sending its next request when the last was answered. */
export interface LoadPlan {
  readonly port: number;
  readonly kind:
    | 'bare'
    | 'get'
    | 'query'
    | 'rare-query'
    | 'hours'
    | 'temporal-hours'
    | 'patch'
    | 'upsert'
    | 'notify'
    | 'subscribe'
    | 'history';
  readonly connections: number;
  /** Sent with every request. */
  readonly key?: string;
  /** Ends after so many requests, or so many seconds. */
  readonly requests?: number;
  readonly seconds?: number;
  /** The number of the first request; a request that was made before says nothing new. */
  readonly first?: number;
  /** How many entities there are, or come into being; numbered from 0. */
  readonly entities: number;
}

export interface LoadResult {
  readonly requests: number;
  readonly seconds: number;
  readonly p50: number;
  readonly p99: number;
  /** Status -> how often it was answered. */
  readonly statuses: { readonly [status: string]: number };
  /** Processor time of the generator itself, in microseconds. */
  readonly cpu: number;
}

/** What one request of a batch holds. */
export const UPSERT_BATCH = 200;
export const HISTORY_BATCH = 1000;
/** So many subscriptions are to one attribute of each entity. */
export const SUBSCRIPTIONS_EACH = 10;
/** Series that history is appended to, each with one value a minute for a year. */
export const SERIES = 2;
export const YEAR_MINUTES = 525_600;
