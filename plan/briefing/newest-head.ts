import type { Kernel } from '@yuheng/kernel/kernel';
import { openHead } from '@yuheng/kernel/signed-head';
import type { LogHead } from './log-head.ts';

/** The newest head of the log that was kept; null: this house has no key, so nothing of its log is signed. */
export async function newestHead({ audit }: Pick<Kernel, 'audit'>): Promise<LogHead | null> {
  const [kept] = await audit.keptHeads(1);
  if (kept === undefined) return null;
  const { at, checkpoint, vkey } = kept;
  const head = openHead(checkpoint, vkey);
  if (head === null) return null;
  return { size: head.size, root: head.root.toString('base64'), at, checkpoint, vkey };
}
