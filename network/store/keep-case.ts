import type { Actor } from '@yuheng/kernel/actor';
import { newInstanceId } from '@yuheng/kernel/instance-id';
import type { Kernel } from '@yuheng/kernel/kernel';
import { unitsOf } from '@yuheng/kernel/record-type';
import { insertCase, type StoredCase } from './case-store.ts';
import { layOutCase } from './compute-case.ts';
import { namesOf } from './station-facts.ts';
import { checkFiles } from './terrain-source.ts';

/**
 * Checks a case as far as that goes without heights, and keeps it.
 * @throws Problem as `checkFiles` and `layOutCase`; nothing is kept then
 */
export async function keepCase(
  kernel: Kernel,
  actor: Actor,
  wanted: Omit<StoredCase, 'id' | 'synthetic' | 'createdAt' | 'createdBy'>,
): Promise<string> {
  checkFiles(wanted.given, wanted.terrain);
  await layOutCase(wanted);
  const ids = wanted.given.sites.map(({ id }) => id);
  const { synthetic } = await namesOf(kernel.facts, ids);
  const stored: StoredCase = {
    ...wanted,
    id: newInstanceId(),
    synthetic: synthetic || actor.synthetic || wanted.terrain === 'synthetic',
    createdAt: kernel.clock().toISOString(),
    createdBy: actor.id,
  };
  await kernel.database.transaction(async (tx) => {
    await insertCase(stored, unitsOf(actor), tx);
    const { id, name, model, parent } = stored;
    const payload = { name, model, parent, sites: ids.length };
    await kernel.audit.append({ by: actor, action: 'network.save-case', resource: id, payload }, tx);
  });
  return stored.id;
}
