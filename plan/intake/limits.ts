import { Problem } from '@yuheng/kernel/problem';

const megabyte = 1_000_000;

/** Largest plain text that is read, in bytes. */
export const textLimit = 10 * megabyte;
/** Largest Word, web or PDF document, in bytes. */
export const documentLimit = 50 * megabyte;
/** What the parts of a Word document that are read may come to when they are unpacked, in bytes. */
export const unpackedLimit = 150 * megabyte;
/** Characters of the text that is read out of a document; a thousand pages have some 700,000. */
const characterLimit = 3_000_000;
/** Pages of a PDF. */
export const pageLimit = 1000;
/** Elements inside one another, in a web page or a Word document. */
export const depthLimit = 1000;

/** @throws Problem plan.too-much-text */
export function requireLength(characters: number, name: string): void {
  if (characters <= characterLimit) return;
  throw new Problem('plan.too-much-text', { name, limit: characterLimit });
}

/** @throws Problem plan.document-too-large with sizes in MB */
export function requireSize(size: number, limit: number, name: string): void {
  if (size <= limit) return;
  const rounded = Math.ceil((size / megabyte) * 10) / 10;
  throw new Problem('plan.document-too-large', { name, size: rounded, limit: limit / megabyte });
}
