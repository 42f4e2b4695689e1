import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Pack } from './pack.ts';

/** Does the pack keep tables of its own? */
export function packHasSql(pack: Pick<Pack, 'folder'>): boolean {
  return existsSync(join(pack.folder, 'sql'));
}
