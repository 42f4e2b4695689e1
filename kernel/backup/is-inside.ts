import { relative, resolve, sep } from 'node:path';

/** Is it the folder itself, or in it? By their names alone. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(resolve(folder), resolve(path));
  return way === '' || !(way === '..' || way.startsWith(`..${sep}`));
}
