import { badParameters } from '../query/bad-parameters.ts';
import { satisfies } from '../query/q-evaluate.ts';
import { parseQ } from '../query/q-grammar.ts';
import type { Valued } from '../query/q-targets.ts';
import { attributesOf } from '../query/q-tree.ts';
import { representSnapshot, type Snapshot } from './snapshot.ts';

const MEMBERS: ReadonlySet<string> = new Set(
  'id type snapshotQueries snapshotTemporalQueries snapshotLifetime snapshotPriority endpoint receiverInfo snapshotStatus snapshotQueriesDetails snapshotTemporalQueriesDetails createdAt modifiedAt expiresAt lastUsedAt'.split(
    ' ',
  ),
);

/** Which snapshots a query over their members speaks of (ETSI GS CIM 009 V1.9.1, clause 5.16.7). @throws Problem facts.bad-query */
export function purgeQuery(q: string | undefined): (snapshot: Snapshot) => boolean {
  if (!q) throw badParameters('q');
  const node = parseQ(q);
  const other = attributesOf(node).find((name) => !MEMBERS.has(name));
  if (other !== undefined) throw badParameters(`∌ ${other}`);
  return (snapshot) => {
    const members = Object.entries(representSnapshot(snapshot)).map(([name, value]): [string, Valued] => [
      name,
      { value, observedAt: null, unitCode: null },
    ]);
    return satisfies(node, { facts: Object.fromEntries(members) });
  };
}
