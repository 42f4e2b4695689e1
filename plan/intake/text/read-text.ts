import { Problem } from '@yuheng/kernel/problem';
import type { DocumentText } from '../document-text.ts';
import { requireSize, textLimit } from '../limits.ts';
import { byteMap } from './byte-map.ts';
import { guessEncoding } from './encoding.ts';

/**
 * Reads bytes as plain text; a byte order mark is left out, everything else stays as it was.
 * @throws Problem plan.document-too-large, plan.not-text, plan.broken-encoding
 */
export function readText(bytes: Uint8Array, name: string): DocumentText {
  requireSize(bytes.length, textLimit, name);
  const guess = guessEncoding(bytes);
  if ('brokenAt' in guess) throw new Problem('plan.broken-encoding', { name, offset: guess.brokenAt });
  const { encoding } = guess;
  const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  if (isBinary(text)) throw new Problem('plan.not-text', { name, kind: 'BIN' });
  return { text, encoding, media: 'text/plain', map: byteMap(bytes, text, encoding), images: [], notes: [] };
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
