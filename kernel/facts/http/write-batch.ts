import type { Problem } from '../../http/problem.ts';
import { problemOf } from '../../http/problem-reply.ts';
import type { Actor } from '../../identity/actor.ts';
import type { Facts } from '../facts.ts';
import type { Change } from '../store/apply-change.ts';

/** One member of a batch: its change, or why there is none. */
export type Member =
  | { readonly id: string; readonly change: Change }
  | { readonly id: string; readonly fault: Problem };

/** What became of a batch, in its order (ETSI GS CIM 009 V1.9.1, clause 5.2.16). */
export interface BatchOutcome {
  readonly created: readonly string[];
  readonly updated: readonly string[];
  readonly faults: readonly { readonly id: string; readonly fault: Problem }[];
}

const TOGETHER = 1000;

/**
 * Writes what can be written: all together, which is what nearly always succeeds; when something is refused, one after the
 * other, so that each entity's fault is its own. Entities that are named twice are written twice, in order.
 */
export async function writeBatch(facts: Facts, members: readonly Member[], by: Actor): Promise<BatchOutcome> {
  const changes = members.flatMap((member) => ('change' in member ? [member] : []));
  const created = new Set<string>();
  const done = new Set<string>();
  const faults = new Map<Member, Problem>();
  for (const member of members) if ('fault' in member) faults.set(member, member.fault);
  const write = async (some: readonly (typeof changes)[number][]): Promise<void> => {
    const { entities } = await facts.write(
      some.map(({ change }) => change),
      by,
    );
    for (const entity of entities) {
      done.add(entity.id);
      if (entity.created) created.add(entity.id);
    }
  };
  for (let from = 0; from < changes.length; from += TOGETHER) {
    const some = changes.slice(from, from + TOGETHER);
    try {
      await write(some);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      for (const one of some) {
        try {
          await write([one]);
        } catch (refusal) {
          const fault = problemOf(refusal);
          if (!fault || !isRefusal(refusal)) throw refusal;
          faults.set(one, fault);
        }
      }
    }
  }
  return {
    created: [...created],
    updated: [...done].filter((id) => !created.has(id)),
    faults: members.flatMap((member) => {
      const fault = faults.get(member);
      return fault ? [{ id: member.id, fault }] : [];
    }),
  };
}

/** The change was refused; anything else (a lost database, too much load) concerns the whole batch. */
function isRefusal(error: unknown): boolean {
  const problem = problemOf(error);
  return problem !== null && !problem.code.startsWith('store.') && problem.code !== 'facts.busy';
}
