import type { Facts } from '../facts/facts.ts';
import type { Entity } from '../facts/model/entity.ts';
import { Problem } from '../http/problem.ts';
import type { Sql } from '../store/database.ts';
import type { Visible } from './visible.ts';

/**
 * Writes what somebody may write: of entities as they are before, and as they have become. The latter is looked at in the
 * transaction that writes, so that nothing is stored that may not be.
 * @throws Problem policy.denied
 */
export function writer(facts: Facts, visible: Visible): Facts['write'] {
  return async (changes, by, options = {}) => {
    const ids = [...new Set(changes.map(({ id }) => id))];
    await demandAll(facts, visible, ids);
    return facts.write(changes, by, {
      ...options,
      async with(tx, seal) {
        await demandAll(facts, visible, ids, tx);
        await options.with?.(tx, seal);
      },
    });
  };
}

/** The past of entities that may be written as they stand; of others there is none to add to. */
export function pastWriter(facts: Facts, visible: Visible): Pick<Facts, 'remember' | 'changePast'> {
  return {
    async remember(past, by) {
      await demandAll(
        facts,
        visible,
        past.map(({ id }) => id),
        undefined,
        true,
      );
      return facts.remember(past, by);
    },
    async changePast(change, by) {
      await demandAll(facts, visible, [change.id], undefined, true);
      return facts.changePast(change, by);
    },
  };
}

async function demandAll(
  facts: Facts,
  visible: Visible,
  ids: readonly string[],
  sql?: Sql,
  present = false,
): Promise<void> {
  const { entities } = await facts.query({ ids }, sql ? { sql } : {});
  const refused = (entity: Entity): boolean => !visible.mayWrite(entity);
  if (entities.some(refused) || (present && entities.length < new Set(ids).size))
    throw new Problem('policy.denied', { permission: 'facts.write' });
}
