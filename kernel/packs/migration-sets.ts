import { join } from 'node:path';
import type { Pack } from './pack.ts';
import { packHasSql } from './pack-sql.ts';

/** The tables of the kernel and of these packs, in the order in which they are migrated. */
export function migrationSets(
  packs: readonly Pack[],
): readonly { readonly id: string; readonly folder: string }[] {
  return [
    { id: 'kernel', folder: join(import.meta.dirname, '..', 'sql') },
    ...packs.filter(packHasSql).map(({ id, folder }) => ({ id, folder: join(folder, 'sql') })),
  ];
}
