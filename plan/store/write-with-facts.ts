import type { Actor } from '@yuheng/kernel/actor';
import type { Kernel } from '@yuheng/kernel/kernel';
import type { Sql } from '@yuheng/kernel/store';

type Changes = Parameters<Kernel['facts']['write']>[0];

/** Stores something together with the facts that follow from it; often none do, and it is stored by itself. */
export async function writeWithFacts(
  { facts, database }: Kernel,
  changes: Changes,
  by: Actor,
  { action, with: write }: { readonly action: string; readonly with: (tx: Sql) => Promise<void> },
): Promise<void> {
  if (changes.length > 0) await facts.write(changes, by, { action, with: write });
  else await database.transaction(write);
}
