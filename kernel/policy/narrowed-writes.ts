import type { Facts } from '../facts/facts.ts';
import type { Entity } from '../facts/model/entity.ts';
import { Problem } from '../http/problem.ts';
import type { Visible } from './visible.ts';

/**
 * Writes what somebody may write: of entities as they are before, and as they become, in the transaction that writes.
 * @throws Problem policy.denied
 */
export function writer(facts: Facts, visible: Visible): Facts['write'] {
  return (changes, by, options = {}) =>
    facts.write(changes, by, {
      ...options,
      demand(entity) {
        if (!visible.mayWrite(entity)) throw denied();
      },
    });
}

/** The past of entities that may be written as they stand; of others there is none to add to. */
export function pastWriter(facts: Facts, visible: Visible): Pick<Facts, 'remember' | 'changePast'> {
  return {
    async remember(past, by) {
      await demandAll(
        facts,
        visible,
        past.map(({ id }) => id),
      );
      return facts.remember(past, by);
    },
    async changePast(change, by) {
      await demandAll(facts, visible, [change.id]);
      return facts.changePast(change, by);
    },
  };
}

async function demandAll(facts: Facts, visible: Visible, ids: readonly string[]): Promise<void> {
  const { entities } = await facts.query({ ids });
  const refused = (entity: Entity): boolean => !visible.mayWrite(entity);
  if (entities.some(refused) || entities.length < new Set(ids).size) throw denied();
}

const denied = (): Problem => new Problem('policy.denied', { permission: 'facts.write' });
