import { LONG } from './long-first.ts';
import { isDurability } from './select-files.ts';

/** Loading what a test file needs takes two seconds, as much as most of its tests: neighbours share a process. */
const MOST = 10;
const LEAST = 3;

/**
 * The files in their order, in parts for one process each; one that takes long has its own, and so has one of durability. Towards
 * the end the parts become smaller, so that the last one does not run alone for long.
 * @param atOnce processes
 */
export function batches(files: readonly string[], atOnce: number): readonly (readonly string[])[] {
  const parts: string[][] = [];
  let open: string[] = [];
  for (const [at, file] of files.entries()) {
    const most = Math.max(LEAST, Math.min(MOST, Math.floor((files.length - at) / (2 * atOnce))));
    if (open.length > 0 && open.length < most && !isAlone(file)) {
      open.push(file);
      continue;
    }
    const part = [file];
    parts.push(part);
    open = isAlone(file) ? [] : part;
  }
  return parts;
}

function isAlone(file: string): boolean {
  return LONG.some((start) => file.startsWith(start)) || isDurability(file);
}
