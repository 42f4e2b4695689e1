/** Which test files a run is of. Each is of one. */
export type Part = 'tests' | 'durability' | 'walks';

/**
 * A person's way through the demo in a browser. Each starts a server and a browser of its own, together as long as all
 * other tests: they have a command of their own.
 */
function isWalk(path: string): boolean {
  return path.startsWith('cli/test/demo/');
}

/**
 * Servers that are killed while they write, backups, and what is restored from them. Each starts several database servers
 * and waits for disks and ends of processes: they have a command of their own as well.
 */
export function isDurability(path: string): boolean {
  return (
    /(^|[/-])kill[.-]/.test(path) ||
    ['kernel/backup/test/', 'cli/test/commands/backup.', 'bench/test/recovery.'].some((start) =>
      path.startsWith(start),
    )
  );
}

function partOf(path: string): Part {
  if (isWalk(path)) return 'walks';
  return isDurability(path) ? 'durability' : 'tests';
}

/**
 * The test files among the files of the repository (`…/test/….test.ts`), in order, of the part that is asked for; with
 * names, of all parts those that begin with one of them in whole segments (`kernel/facts`), or are called so
 * (`migrate` for `migrate.test.ts`).
 */
export function selectFiles(
  files: readonly string[],
  names: readonly string[],
  part: Part = 'tests',
): readonly string[] {
  return files
    .filter((path) => /(^|\/)test\/(.*\/)?[^/]+\.test\.ts$/.test(path))
    .filter((path) =>
      names.length === 0 ? partOf(path) === part : names.some((name) => matches(path, name)),
    )
    .toSorted();
}

function matches(path: string, name: string): boolean {
  if (path === name || path.startsWith(`${name}/`)) return true;
  return !name.includes('/') && (path.split('/').at(-1) ?? '').startsWith(`${name}.`);
}
