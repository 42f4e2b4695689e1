import { Problem } from '../../http/problem.ts';
import type { Json, JsonObject } from '../model/entity.ts';
import { parseId } from '../model/parse-name.ts';
import { shorten } from '../model/shorten.ts';
import { parseDuration } from '../temporal/duration.ts';

/** What a request may say of a snapshot. */
export interface SnapshotWish {
  readonly id: string | null;
  readonly queries: readonly JsonObject[];
  readonly lifetime: string | null;
  readonly priority: number | null;
}

/** The server's to say: not looked at. */
const OUTPUT: ReadonlySet<string> = new Set(
  'snapshotStatus snapshotQueriesDetails snapshotTemporalQueriesDetails createdAt modifiedAt expiresAt lastUsedAt @context'.split(
    ' ',
  ),
);
const NOT_YET: ReadonlySet<string> = new Set(['snapshotTemporalQueries', 'endpoint', 'receiverInfo']);
const KNOWN: ReadonlySet<string> = new Set(
  'id type snapshotQueries snapshotLifetime snapshotPriority'.split(' '),
);

/**
 * A Snapshot in a request (ETSI GS CIM 009 V1.9.1, clause 5.2.41): what it holds is said once, when it is created.
 * @throws Problem facts.bad-snapshot, facts.snapshot-member-missing, facts.bad-duration, facts.bad-id
 */
export function parseSnapshot(body: JsonObject, purpose: 'create' | 'clone' | 'change'): SnapshotWish {
  const members = Object.keys(body).filter((name) => !OUTPUT.has(name));
  for (const name of members) {
    if (NOT_YET.has(name)) throw new Problem('facts.snapshot-member-missing', { name });
    if (!KNOWN.has(name)) refuse(name, body[name]);
  }
  const { id, type, snapshotQueries, snapshotLifetime, snapshotPriority } = body;
  if (type === undefined ? purpose !== 'change' : type !== 'Snapshot') refuse('type', type);
  if (purpose === 'change' && id !== undefined) refuse('id', id);
  if (purpose !== 'create' && snapshotQueries !== undefined) refuse('snapshotQueries', snapshotQueries);
  if (snapshotLifetime !== undefined) parseDuration(snapshotLifetime);
  return {
    id: id === undefined ? null : parseId(id),
    queries: purpose === 'create' ? queriesOf(snapshotQueries) : [],
    lifetime: typeof snapshotLifetime === 'string' ? snapshotLifetime : null,
    priority: snapshotPriority === undefined ? null : priorityOf(snapshotPriority),
  };
}

function queriesOf(queries: Json | undefined): readonly JsonObject[] {
  const isObjects = (list: readonly Json[]): list is readonly JsonObject[] =>
    list.every((one) => typeof one === 'object' && one !== null && !Array.isArray(one));
  if (!Array.isArray(queries) || queries.length === 0 || queries.length > 100 || !isObjects(queries))
    return refuse('snapshotQueries', queries);
  return queries;
}

function priorityOf(priority: Json): number {
  return typeof priority === 'number' && Number.isInteger(priority) && priority >= 1 && priority <= 10
    ? priority
    : refuse('snapshotPriority', priority);
}

function refuse(where: string, value: unknown): never {
  throw new Problem('facts.bad-snapshot', { where: shorten(where), value: shorten(value ?? '—') });
}
