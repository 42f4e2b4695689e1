import type { Actor } from '@yuheng/kernel/actor';
import type { Kernel } from '@yuheng/kernel/kernel';
import type { Sql } from '@yuheng/kernel/store';

export type Change = Parameters<Kernel['facts']['write']>[0][number];

/** Changes of one transaction at most. */
const most = 500;

/**
 * Writes more changes than one transaction takes. Those of a group stay together; a group has no more than a transaction takes.
 * What is stopped half-way is in part recorded, so the same changes must say the same when they are written again.
 * @param before is done in the transaction of each but the last changes; what it throws ends it, and that part is not recorded
 * @param last is done in the transaction of the last changes, or in one of its own where there are none; nothing without it
 * @param onPart before each transaction, with what is written and what there is; may throw to end it
 */
export async function writeInParts(
  { facts, database }: Pick<Kernel, 'facts' | 'database'>,
  groups: readonly (readonly Change[])[],
  {
    by,
    action,
    before,
    last,
    onPart = () => undefined,
  }: {
    readonly by: Actor;
    readonly action: string;
    readonly before?: (tx: Sql) => Promise<unknown>;
    readonly last?: (tx: Sql) => Promise<unknown>;
    readonly onPart?: (done: number, total: number) => void;
  },
): Promise<void> {
  const parts: Change[][] = [];
  for (const group of groups) {
    if (group.length === 0) continue;
    const open = parts.at(-1);
    if (open && open.length + group.length <= most) open.push(...group);
    else parts.push([...group]);
  }
  const total = groups.reduce((sum, { length }) => sum + length, 0);
  let done = 0;
  for (const [index, part] of parts.entries()) {
    onPart(done, total);
    const beside = index === parts.length - 1 ? last : before;
    await facts.write(part, by, {
      action,
      ...(beside === undefined ? {} : { with: async (tx) => void (await beside(tx)) }),
    });
    done += part.length;
  }
  if (parts.length === 0 && last !== undefined) await database.transaction(last);
}
