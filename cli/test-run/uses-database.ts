import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDurability } from './select-files.ts';

/** What makes the databases of tests, from the root, and as others import it. */
const TEST_DATABASE = 'kernel/store/test/test-database.ts';
const AS_PACKAGE = /^@yuheng\/kernel\/test-(database|kernel)$/;
const IMPORTED = /^(?:import|export)\b[^'";]*?\bfrom '([^']+)'/gm;

/**
 * The test files among these that make a database on the server of the run, by themselves or by what they import of other
 * test folders. Not those of backups and kills: these start the embedded server, whatever server the run has.
 * @param files from the root
 */
export async function usingDatabase(
  files: readonly string[],
  read: (file: string) => Promise<string>,
): Promise<readonly string[]> {
  const known = new Map<string, Promise<readonly string[]>>();
  const importsOf = (file: string): Promise<readonly string[]> => {
    // A text in a test may import what is not there.
    const found = known.get(file) ?? read(file).then(importedBy, () => []);
    known.set(file, found);
    return found;
  };
  const uses = async (file: string, seen = new Set<string>()): Promise<boolean> => {
    if (file === TEST_DATABASE) return true;
    if (seen.has(file)) return false;
    seen.add(file);
    const imported = await importsOf(file);
    if (imported.some((name) => AS_PACKAGE.test(name))) return true;
    for (const name of imported) {
      const path = join(file, '..', name);
      if (name.startsWith('.') && /(^|\/)test\//.test(path) && (await uses(path, seen))) return true;
    }
    return false;
  };
  const answers: string[] = [];
  for (const file of files) if (!isDurability(file) && (await uses(file))) answers.push(file);
  return answers;
}

function importedBy(text: string): readonly string[] {
  return [...text.matchAll(IMPORTED)].map(([, name = '']) => name);
}

export const readFrom =
  (root: string) =>
  (file: string): Promise<string> =>
    readFile(join(root, file), 'utf8');
