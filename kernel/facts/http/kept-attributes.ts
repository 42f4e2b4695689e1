import { Problem } from '../../http/problem.ts';
import type { Facts } from '../facts.ts';
import { attributeOfKey } from '../model/kinds.ts';
import { keysThere } from './update-result.ts';
import type { BatchOutcome, Member } from './write-batch.ts';

/**
 * What changes with `noOverwrite` will leave as it is, because entities have it already: a fault of each of these entities,
 * though the rest of it is stored (ETSI GS CIM 009 V1.9.1, clause 5.6.9).
 */
export async function keptAttributes(
  facts: Facts,
  members: readonly Member[],
): Promise<ReadonlyMap<string, Problem>> {
  const kept = await Promise.all(
    members.map(async (member): Promise<readonly (readonly [string, Problem])[]> => {
      const change = 'change' in member ? member.change : null;
      if (change?.op !== 'append' || !change.keep) return [];
      const there = keysThere(await facts.get(change.id), change.statements);
      const names = new Set([...there].filter((key) => key !== 'scope').map(attributeOfKey));
      const fault = { id: change.id, names: [...names].join(', ') };
      return names.size > 0 ? [[change.id, new Problem('facts.attributes-kept', fault)]] : [];
    }),
  );
  return new Map(kept.flat());
}

/** An outcome in which what was left counts as a fault. */
export function withKept(outcome: BatchOutcome, kept: ReadonlyMap<string, Problem>): BatchOutcome {
  const left = outcome.updated.flatMap((id) => {
    const fault = kept.get(id);
    return fault ? [{ id, fault }] : [];
  });
  return {
    ...outcome,
    updated: outcome.updated.filter((id) => !kept.has(id)),
    faults: [...outcome.faults, ...left],
  };
}
