import { Problem } from '../http/problem.ts';
import type { Actor } from '../identity/actor.ts';
import type { Kernel } from '../packs/kernel.ts';
import type { Operation } from '../packs/operation.ts';
import { findRecords, holds } from './seen-records.ts';

/**
 * That whoever asks may read the rows that an input names, and change them where it is a command.
 * @param kernel the house's own
 * @throws Problem as for rows that are not there; policy.denied for those that may be read and not changed
 */
export async function demandRecords(
  kernel: Kernel,
  { pack, operation }: { readonly pack: string; readonly operation: Operation },
  input: Readonly<Record<string, unknown>>,
  actor: Actor,
): Promise<void> {
  const rowsOf = (action: string) => kernel.policy.rows(actor, action, 'Record', null);
  const read = rowsOf('records.read');
  const write = operation.kind === 'command' ? rowsOf('records.write') : 'every';
  if (read === 'every' && write === 'every') return;
  for (const [name, known] of kernel.registry.records) {
    if (known.pack !== pack) continue;
    const { inputs, missing } = known.type;
    const ids = Object.entries(inputs).flatMap(([key, idsOf]) =>
      input[key] === undefined || input[key] === null ? [] : idsOf(input[key]),
    );
    // What is not there the operation itself says.
    for (const record of ids.length === 0 ? [] : await findRecords(kernel, name, [...new Set(ids)])) {
      if (!holds(read, name, record)) throw new Problem(`${pack}.${missing}`);
      if (!holds(write, name, record)) throw new Problem('policy.denied', { permission: 'records.write' });
    }
  }
}
