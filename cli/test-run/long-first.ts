/** Files and folders whose tests take the longest, as their paths begin. */
export const LONG: readonly string[] = [
  'cli/test/demo/',
  'cli/test/commands/network.',
  'plan/test/rules/amend/',
  'plan/test/intake/',
  'plan/test/changes/',
  'plan/test/amend/',
  'world/test/load.',
  'world/test/events.',
  'cli/test/',
];

/** The order in which test files are begun: a long one that came last would let the other processes idle. */
export function longFirst(files: readonly string[]): readonly string[] {
  const rank = (file: string): number => {
    const at = LONG.findIndex((start) => file.startsWith(start));
    return at < 0 ? LONG.length : at;
  };
  return files.toSorted((a, b) => rank(a) - rank(b));
}
