/** Encodings that official documents come in. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

/** The encoding that the bytes are to be read in, or the first byte at which the likeliest one breaks. */
export type EncodingGuess = { readonly encoding: Encoding } | { readonly brokenAt: number };

/**
 * A byte order mark decides. Without one strict UTF-8 comes first: text of another encoding hardly ever passes for it.
 * Then GB 18030 and UTF-16, which almost any bytes pass for: so they must also look like Chinese or English.
 */
export function guessEncoding(bytes: Uint8Array): EncodingGuess {
  const marked = byteOrderMark(bytes);
  if (marked !== null)
    return decodes(bytes, marked) ? { encoding: marked } : { brokenAt: brokenAt(bytes, marked) };
  // No text holds the character 0, and hardly any in UTF-16 does without a byte 0: line ends have one.
  const wide = bytes.includes(0) || !decodes(bytes, 'utf-8') ? unmarkedUtf16(bytes) : null;
  if (wide !== null && (bytes.includes(0) || !looksLikeGuobiao(bytes))) return { encoding: wide };
  if (decodes(bytes, 'utf-8')) return { encoding: 'utf-8' };
  if (!looksLikeGuobiao(bytes)) return { brokenAt: brokenAt(bytes, 'utf-8') };
  return decodes(bytes, 'gb18030') ? { encoding: 'gb18030' } : { brokenAt: brokenAt(bytes, 'gb18030') };
}

function byteOrderMark(bytes: Uint8Array): Encoding | null {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return null;
}

/** What UTF-16 text without a mark is made of: Chinese, its punctuation and widths, printable ASCII, line ends. */
const plain =
  /[\n\r\t\x20-\x7e\u00a0-\u00ff\u2010-\u2027\u2030-\u205e\u2460-\u249b\u3000-\u303f\u4e00-\u9fff\uff01-\uffef]/g;

/** The byte order in which the bytes are almost all such characters, or null. */
export function unmarkedUtf16(bytes: Uint8Array): Encoding | null {
  if (bytes.length < 4 || bytes.length % 2 === 1) return null;
  const sample = bytes.subarray(0, 65_536);
  const share = (encoding: Encoding) =>
    (new TextDecoder(encoding).decode(sample).match(plain)?.length ?? 0) / (sample.length / 2);
  const [little, big] = [share('utf-16le'), share('utf-16be')];
  if (Math.max(little, big) < 0.97) return null;
  const encoding = little >= big ? 'utf-16le' : 'utf-16be';
  return decodes(bytes, encoding) ? encoding : null;
}

function decodes(bytes: Uint8Array, encoding: Encoding, whole = true): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: !whole });
    return true;
  } catch {
    return false;
  }
}

/** Halves the file until it knows the shortest beginning that breaks: its last byte is the broken one. */
function brokenAt(bytes: Uint8Array, encoding: Encoding): number {
  let [fine, broken] = [0, bytes.length + 1];
  while (broken - fine > 1) {
    const middle = (fine + broken) >> 1;
    if (decodes(bytes.subarray(0, middle), encoding, false)) fine = middle;
    else broken = middle;
  }
  return Math.min(broken, bytes.length) - 1;
}

/**
 * Chinese in GB 18030 is almost all of the first level of GB/T 2312 (lead bytes B0–D7, by frequency) and its punctuation
 * (A1–A3). UTF-8 read as GB 18030, Latin text and noise fall mostly on the rarer lead bytes.
 */
function looksLikeGuobiao(bytes: Uint8Array): boolean {
  let [common, pairs] = [0, 0];
  for (let at = 0; at < bytes.length; at += 1) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) continue;
    const trail = bytes[at + 1] ?? 0;
    pairs += 1;
    if (trail >= 0xa1 && ((lead >= 0xb0 && lead <= 0xd7) || (lead >= 0xa1 && lead <= 0xa3))) common += 1;
    at += 1;
  }
  return pairs > 0 && common / pairs >= 0.7;
}
