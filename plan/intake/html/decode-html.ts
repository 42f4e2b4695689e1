import { Problem } from '@yuheng/kernel/problem';
import { guessEncoding } from '../text/encoding.ts';

export interface HtmlSource {
  readonly source: string;
  readonly encoding: string;
  /** Characters that could not be decoded. */
  readonly broken: number;
}

/**
 * Decodes a page. Its bytes come first, since pages are saved again in other encodings than they declare; where the bytes
 * do not tell, the declared charset does, and a few broken characters (under 0.1%) are marked rather than refused.
 * @throws Problem plan.broken-encoding
 */
export function decodeHtml(bytes: Uint8Array, name: string): HtmlSource {
  const guess = guessEncoding(bytes);
  if ('encoding' in guess) {
    return { source: new TextDecoder(guess.encoding).decode(bytes), encoding: guess.encoding, broken: 0 };
  }
  const decoder = declaredDecoder(bytes);
  const source = decoder?.decode(bytes) ?? '';
  const broken = source.split('\ufffd').length - 1;
  if (decoder === null || broken > source.length / 1000) {
    throw new Problem('plan.broken-encoding', { name, offset: guess.brokenAt });
  }
  return { source, encoding: decoder.encoding, broken };
}

/** HTML, 13.2.3.2: the charset of a meta element near the beginning. GB 2312 and GBK are read as GB 18030. */
function declaredDecoder(bytes: Uint8Array): TextDecoder | null {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  const label = /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{2,20})/i.exec(start)?.[1] ?? '';
  try {
    return new TextDecoder(/^gb(?:2312|k|_2312-80)$/i.test(label) ? 'gb18030' : label);
  } catch {
    return null;
  }
}
