import { Problem } from '@yuheng/kernel/problem';
import { unzipSync } from 'fflate';
import { requireSize, unpackedLimit } from '../limits.ts';

/** The parts of a Word document that are read, by their path in the zip. */
export interface DocxPackage {
  readonly document: { readonly path: string; readonly bytes: Uint8Array };
  readonly numbering: Uint8Array | null;
  readonly styles: Uint8Array | null;
  readonly relations: Uint8Array | null;
}

const folder = /^word\/(?:document\d?|numbering|styles|_rels\/document\d?\.xml)\.(?:xml|rels)$/;
const entryLimit = 10_000;

/**
 * Unpacks what is read of a Word document and nothing else, into memory only: paths inside the zip never become paths
 * of this machine. What the zip claims to hold is added up before anything is unpacked, and no more is unpacked than that.
 * @throws Problem plan.encrypted, plan.document-too-large, plan.broken-document
 */
export function openPackage(bytes: Uint8Array, name: string): DocxPackage {
  requireOpen(bytes, name);
  const parts = unpack(bytes, name, true);
  const path = Object.keys(parts).find((part) => /^word\/document\d?\.xml$/.test(part));
  const document = path === undefined ? undefined : parts[path];
  if (path === undefined || document === undefined) throw new Problem('plan.broken-document', { name });
  return {
    document: { path, bytes: document },
    numbering: parts['word/numbering.xml'] ?? null,
    styles: parts['word/styles.xml'] ?? null,
    relations: parts[path.replace('word/', 'word/_rels/').concat('.rels')] ?? null,
  };
}

/**
 * Looks at the directory of a Word document alone, before anything of it is kept.
 * @throws Problem as `openPackage`
 */
export function requirePackage(bytes: Uint8Array, name: string): void {
  requireOpen(bytes, name);
  unpack(bytes, name, false);
}

/** Bit 0 of the general purpose flag of the first entry (APPNOTE 4.4.4). */
function requireOpen(bytes: Uint8Array, name: string): void {
  if (((bytes[6] ?? 0) & 1) === 1) throw new Problem('plan.encrypted', { name });
}

function unpack(bytes: Uint8Array, name: string, reads: boolean): Record<string, Uint8Array> {
  let [size, entries] = [0, 0];
  try {
    const parts = unzipSync(bytes, {
      filter: (file) => {
        entries += 1;
        if (entries > entryLimit) throw new Problem('plan.broken-document', { name });
        if (!folder.test(file.name)) return false;
        size += file.originalSize;
        requireSize(size, unpackedLimit, name);
        return reads;
      },
    });
    return parts;
  } catch (error) {
    throw error instanceof Problem ? error : new Problem('plan.broken-document', { name });
  }
}
