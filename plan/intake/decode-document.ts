import { Problem } from '@yuheng/kernel/problem';
import { type Encoding, guessEncoding } from './encoding.ts';
import { fileKind } from './file-kind.ts';

/** The text that every span of a compiled plan points into. */
export interface DecodedDocument {
  readonly text: string;
  readonly encoding: Encoding;
  readonly media: 'text/plain';
}

const megabyte = 1_000_000;

/** Largest text that is read, in bytes. */
export const documentLimit = 10 * megabyte;

/**
 * Reads the bytes of a document as text; a byte order mark is left out, everything else stays as it was.
 * Throws `plan.empty-document`, `plan.document-too-large`, `plan.not-text` or `plan.broken-encoding`.
 */
export function decodeDocument(bytes: Uint8Array, name: string): DecodedDocument {
  if (bytes.length === 0) throw new Problem('plan.empty-document', { name });
  if (bytes.length > documentLimit) {
    const size = Math.ceil((bytes.length / megabyte) * 10) / 10;
    throw new Problem('plan.document-too-large', { name, size, limit: documentLimit / megabyte });
  }
  const kind = fileKind(bytes);
  if (kind !== null) throw new Problem('plan.not-text', { name, kind });
  const guess = guessEncoding(bytes);
  if ('brokenAt' in guess) throw new Problem('plan.broken-encoding', { name, offset: guess.brokenAt });
  const text = new TextDecoder(guess.encoding, { fatal: true }).decode(bytes);
  if (text.trim() === '') throw new Problem('plan.empty-document', { name });
  if (isBinary(text)) throw new Problem('plan.not-text', { name, kind: 'BIN' });
  return { text, encoding: guess.encoding, media: 'text/plain' };
}

/** Text has tabs and line ends; more than a stray other control character (0.5%) is a program's file. */
function isBinary(text: string): boolean {
  let controls = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0) return true;
    if (code < 32 && (code < 9 || code > 13)) controls += 1;
  }
  return controls > text.length / 200;
}
