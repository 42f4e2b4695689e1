import { Problem } from '../http/problem.ts';
import type { Actor } from '../identity/actor.ts';
import type { Kernel } from '../packs/kernel.ts';
import type { Operation } from '../packs/operation.ts';
import type { RecordName } from './record-type.ts';
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
  const names = [...kernel.registry.records].flatMap(([type, known]) =>
    known.pack === pack
      ? Object.entries(known.type.inputs).flatMap(([key, idsOf]) =>
          input[key] === undefined || input[key] === null
            ? []
            : idsOf(input[key]).map((id) => ({ type, id })),
        )
      : [],
  );
  await demandRows(kernel, names, actor, operation.kind === 'command');
}

/**
 * That somebody may read rows, and change them. What is not there is nobody's: whoever works with it says so.
 * @param kernel the house's own
 * @throws Problem of demandRecords
 */
export async function demandRows(
  kernel: Kernel,
  names: readonly RecordName[],
  actor: Actor,
  changes: boolean,
): Promise<void> {
  const rowsOf = (action: string) => kernel.policy.rows(actor, action, 'Record', null);
  const read = rowsOf('records.read');
  const write = changes ? rowsOf('records.write') : 'every';
  if (read === 'every' && write === 'every') return;
  for (const [type, own] of Map.groupBy(names, (one) => one.type)) {
    const known = kernel.registry.records.get(type);
    for (const record of await findRecords(kernel, type, [...new Set(own.map(({ id }) => id))])) {
      if (!holds(read, type, record)) throw new Problem(`${known?.pack}.${known?.type.missing}`);
      if (!holds(write, type, record)) throw new Problem('policy.denied', { permission: 'records.write' });
    }
  }
}
