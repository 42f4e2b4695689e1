import { Problem } from '../http/problem.ts';
import { ZipParts } from '../workbook/zip-parts.ts';

/**
 * The kinds of files that are kept: what proofs come as. None of them runs when it is opened. Of those that are packed, what
 * must be in them (ISO/IEC 29500-2, GB/T 33190).
 */
const kinds = [
  { ending: 'pdf', media: 'application/pdf', begins: '255044462d' },
  { ending: 'png', media: 'image/png', begins: '89504e470d0a1a0a' },
  { ending: 'jpg', media: 'image/jpeg', begins: 'ffd8ff' },
  { ending: 'jpeg', media: 'image/jpeg', begins: 'ffd8ff' },
  {
    ending: 'docx',
    media: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    begins: '504b0304',
    holds: ['[Content_Types].xml', 'word/document.xml'],
  },
  {
    ending: 'xlsx',
    media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    begins: '504b0304',
    holds: ['[Content_Types].xml', 'xl/workbook.xml'],
  },
  // GB/T 33190: what offices exchange as a laid-out document.
  { ending: 'ofd', media: 'application/ofd', begins: '504b0304', holds: ['OFD.xml'] },
] satisfies readonly {
  readonly ending: string;
  readonly media: string;
  readonly begins: string;
  readonly holds?: readonly string[];
}[];

/** Programmes in office documents. */
const RUNS = /(?:^|\/)(?:vbaProject\.bin|vbaData\.xml|activeX\/)/i;

/** Endings of the files that are kept, as a file chooser wants them. */
export const keptEndings: readonly string[] = kinds.map(({ ending }) => `.${ending}`);

/** Media types under which files are given out again. */
export const keptMedia: readonly string[] = [...new Set(kinds.map(({ media }) => media))];

/** What a file is, where its name and its content agree; null for anything else, and for documents with programmes in them. Pure. */
export function mediaOf(name: string, bytes: Uint8Array): string | null {
  const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase();
  const first = Buffer.from(bytes.subarray(0, 8)).toString('hex');
  const kind = kinds.find((each) => each.ending === ending && first.startsWith(each.begins));
  if (kind === undefined) return null;
  return kind.holds === undefined || isPackage(bytes, kind.holds) ? kind.media : null;
}

/** Judged by its directory alone: nothing is unpacked. */
function isPackage(bytes: Uint8Array, holds: readonly string[]): boolean {
  const names = namesIn(bytes);
  return holds.every((part) => names.includes(part)) && !names.some((part) => RUNS.test(part));
}

/** None where it is no honest zip: cut, too much in it, parts that lead out or lie about their place. */
function namesIn(bytes: Uint8Array): readonly string[] {
  try {
    return new ZipParts(bytes).names;
  } catch (error) {
    if (error instanceof Problem) return [];
    throw error;
  }
}
