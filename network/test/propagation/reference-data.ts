import { existsSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../../../../shared/data/network');

/** A file of the reference data beside the checkout, or why a test that needs it is skipped. */
export function referenceData(name: string): { readonly path: string; readonly skip: string | false } {
  const path = join(folder, name);
  return { path, skip: existsSync(path) ? false : `no reference data: ${name}` };
}
