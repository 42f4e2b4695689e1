import type { Kernel } from '../packs/kernel.ts';
import { type RecordName, type RecordType, theId } from '../policy/record-type.ts';
import { findRecords } from '../policy/seen-records.ts';
import { findProposals, type Proposal } from './proposal-store.ts';

/** A proposal, as policies know it: of whoever made it, and of everybody whose the rows are that it changes. */
export const proposalRecord: RecordType = {
  name: 'proposal',
  inputs: { id: theId },
  missing: 'not-found',
  events: { proposal: 'proposal' },
  async find(kernel, ids) {
    const found = await findProposals(kernel.database, ids);
    const changed = await Promise.all(found.map((proposal) => recordsOf(kernel, proposal)));
    const owners = new Map<string, readonly string[]>();
    for (const [type, names] of Map.groupBy(changed.flat(), (one) => one.type))
      for (const { id, units } of await findRecords(kernel, type, [...new Set(names.map((one) => one.id))]))
        owners.set(keyOf({ type, id }), units);
    return found.map(({ id, units, kind, state, proposedBy }, index) => ({
      id,
      units: [
        ...new Set([...units, ...(changed[index] ?? []).flatMap((one) => owners.get(keyOf(one)) ?? [])]),
      ],
      tags: { kind: [kind], state: [state], by: [proposedBy.id] },
    }));
  },
};

function keyOf({ type, id }: RecordName): string {
  return `${type} ${id}`;
}

/** None of a kind that is not there any more. */
async function recordsOf(kernel: Kernel, { kind, content }: Proposal): Promise<readonly RecordName[]> {
  return (await kernel.registry.proposals.get(kind)?.records(content as never, kernel)) ?? [];
}
