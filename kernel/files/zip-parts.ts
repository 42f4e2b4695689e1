import { unzipSync } from 'fflate';

/** What a packed file may come to when it is unpacked, in bytes, and of how many parts it may be. */
export const mostUnpacked = 400_000_000;
const mostParts = 10_000;

/**
 * The names of a zip's parts, from its directory alone: nothing is unpacked. Null where it is no zip, would come to too much,
 * has too many parts, or one whose name leads out of the folder that it is unpacked into.
 */
export function zipParts(bytes: Uint8Array): ReadonlySet<string> | null {
  const names = new Set<string>();
  let unpacked = 0;
  try {
    unzipSync(bytes, {
      filter({ name, originalSize }) {
        unpacked += originalSize;
        if (unpacked > mostUnpacked || names.size >= mostParts || leadsOut(name)) throw new RangeError(name);
        names.add(name);
        return false;
      },
    });
  } catch {
    return null;
  }
  return names;
}

function leadsOut(name: string): boolean {
  return /^\/|^[A-Za-z]:|\\|(?:^|\/)\.\.(?:\/|$)/.test(name) || name.includes('\0');
}
