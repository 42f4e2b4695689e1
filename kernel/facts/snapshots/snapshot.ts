import type { Json } from '../model/entity.ts';
import { shortTime } from '../model/instant.ts';
import type { Selection } from '../selection.ts';

/** ETSI GS CIM 009 V1.9.1, clause 5.2.42. */
export interface QueryResult {
  readonly resultStatus: 'success' | 'empty' | 'failure';
}

export type SnapshotStatus = 'preparing' | 'success' | 'partial' | 'empty' | 'failure';

/** ETSI GS CIM 009 V1.9.1, clause 5.2.41. */
export interface Snapshot {
  readonly id: string;
  /** The tenant number of its rows. */
  readonly data: number;
  readonly queries: readonly Json[];
  /** For each query the one that it means; null: a clone. */
  readonly selections: readonly Selection[] | null;
  readonly source: number | null;
  readonly status: SnapshotStatus;
  readonly details: readonly QueryResult[];
  readonly lifetime: string | null;
  readonly priority: number;
  readonly createdAt: string;
  readonly modifiedAt: string;
  readonly expiresAt: string;
  readonly lastUsedAt: string;
}

/** What all of its queries came to (clause 5.16.1.4). */
export function statusOfResults(details: readonly QueryResult[]): SnapshotStatus {
  const has = (status: QueryResult['resultStatus']): boolean =>
    details.some(({ resultStatus }) => resultStatus === status);
  if (has('failure')) return has('success') || has('empty') ? 'partial' : 'failure';
  return has('success') ? 'success' : 'empty';
}

/** On the wire. */
export function representSnapshot(snapshot: Snapshot): Record<string, Json> {
  const { queries, lifetime, details } = snapshot;
  return {
    id: snapshot.id,
    type: 'Snapshot',
    ...(queries.length === 0 ? {} : { snapshotQueries: queries }),
    ...(lifetime === null ? {} : { snapshotLifetime: lifetime }),
    snapshotPriority: snapshot.priority,
    snapshotStatus: snapshot.status,
    ...(details.length === 0
      ? {}
      : { snapshotQueriesDetails: details.map(({ resultStatus }) => ({ resultStatus })) }),
    createdAt: shortTime(snapshot.createdAt),
    modifiedAt: shortTime(snapshot.modifiedAt),
    expiresAt: shortTime(snapshot.expiresAt),
    lastUsedAt: shortTime(snapshot.lastUsedAt),
  };
}
