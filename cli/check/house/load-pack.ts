import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Pack } from '@yuheng/kernel/pack';
import type { PackFolder } from './house.ts';

/** Loads `pack.ts` of a folder and takes the pack that it exports. */
export async function loadPack(root: string, folder: string): Promise<Omit<PackFolder, 'id'>> {
  try {
    const loaded: unknown = await import(pathToFileURL(join(root, folder, 'pack.ts')).href);
    const exported = typeof loaded === 'object' && loaded !== null ? Object.values(loaded) : [];
    const definition = exported.find(isPack);
    return definition
      ? { folder, definition, failure: null }
      : { folder, definition: null, failure: 'it exports no pack' };
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : null;
    return { folder, definition: null, failure: reason ?? String(error) };
  }
}

/** What definePack answers: its lists are there even when empty. */
function isPack(value: unknown): value is Pack {
  if (typeof value !== 'object' || value === null || !('id' in value) || !('folder' in value)) return false;
  const lists = ['needs', 'standards', 'entities', 'cases', 'measures', 'operations', 'pages'];
  return lists.every((list) => Array.isArray(Reflect.get(value, list)));
}
