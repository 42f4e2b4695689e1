import { LONG } from './long-first.ts';
import { isDurability } from './select-files.ts';

/**
 * Loading what a test file needs takes two seconds, as much as most of its tests: neighbours share a process.
 * More would leave the other processes nothing to do at the end.
 */
const MOST = 10;

/** The files in their order, in parts for one process each; one that takes long has its own, and so has one of durability. */
export function batches(files: readonly string[]): readonly (readonly string[])[] {
  const parts: string[][] = [];
  let open: string[] | undefined;
  for (const file of files) {
    if (isAlone(file)) {
      parts.push([file]);
      continue;
    }
    if (open === undefined || open.length >= MOST) {
      open = [];
      parts.push(open);
    }
    open.push(file);
  }
  return parts;
}

function isAlone(file: string): boolean {
  return LONG.some((start) => file.startsWith(start)) || isDurability(file);
}
