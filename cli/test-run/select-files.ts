/**
 * The test files among the files of the repository (`…/test/….test.ts`), in order; with names, only those that
 * begin with one of them in whole segments (`kernel/facts`), or are called so (`migrate` for `migrate.test.ts`).
 */
export function selectFiles(files: readonly string[], names: readonly string[]): readonly string[] {
  return files
    .filter((path) => /(^|\/)test\/(.*\/)?[^/]+\.test\.ts$/.test(path))
    .filter((path) => names.length === 0 || names.some((name) => matches(path, name)))
    .toSorted();
}

function matches(path: string, name: string): boolean {
  if (path === name || path.startsWith(`${name}/`)) return true;
  return !name.includes('/') && (path.split('/').at(-1) ?? '').startsWith(`${name}.`);
}
