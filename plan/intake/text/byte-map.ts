import { type ByteMap, segmentAt } from '../map/offset-map.ts';
import type { Encoding } from './encoding.ts';

/** Characters between two marks: what is counted again to find one place. */
const apart = 1024;

/** Marks the bytes of a decoded text, so that the byte of any character is found without the original. */
export function byteMap(bytes: Uint8Array, text: string, encoding: Encoding): ByteMap {
  const starts: number[] = [0];
  let byte = markLength(bytes, encoding);
  const rows: number[] = [byte];
  let last = 0;
  for (let at = 0; at < text.length; ) {
    const point = text.codePointAt(at) ?? 0;
    const width = widthAt(bytes, byte, encoding, point);
    at += point > 0xffff ? 2 : 1;
    byte += width;
    // GB 18030 writes a few characters in two ways: after the rarer one a mark puts the count right.
    if (at - last < apart && width === usualWidth(encoding, point)) continue;
    starts.push(at);
    rows.push(byte);
    last = at;
  }
  return { kind: 'bytes', encoding, starts, rows };
}

/** The byte at which the character at `offset` begins. */
export function byteOffset(map: ByteMap, text: string, offset: number): number {
  const mark = Math.max(0, segmentAt(map.starts, offset));
  let byte = map.rows[mark] ?? 0;
  for (let at = map.starts[mark] ?? 0; at < offset; ) {
    const point = text.codePointAt(at) ?? 0;
    byte += usualWidth(map.encoding as Encoding, point);
    at += point > 0xffff ? 2 : 1;
  }
  return byte;
}

function markLength(bytes: Uint8Array, encoding: Encoding): number {
  if (encoding === 'utf-8') return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const marked = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return encoding !== 'gb18030' && marked ? 2 : 0;
}

/** How many bytes the character takes in this file. */
function widthAt(bytes: Uint8Array, at: number, encoding: Encoding, point: number): number {
  if (encoding !== 'gb18030') return usualWidth(encoding, point);
  const lead = bytes[at] ?? 0;
  if (lead <= 0x80 || lead === 0xff) return 1;
  const second = bytes[at + 1] ?? 0;
  return second >= 0x30 && second <= 0x39 ? 4 : 2;
}

function usualWidth(encoding: Encoding, point: number): number {
  if (encoding === 'utf-8') return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  if (encoding !== 'gb18030') return point > 0xffff ? 4 : 2;
  if (point < 0x80) return 1;
  return twoByteCharacters().has(point) ? 2 : 4;
}

let known: Set<number> | null = null;

/** What GB 18030 writes in two bytes: read from the platform's decoder, since no encoder comes with it. */
function twoByteCharacters(): Set<number> {
  if (known !== null) return known;
  known = new Set();
  const decoder = new TextDecoder('gb18030');
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const text = trail === 0x7f ? '' : decoder.decode(Uint8Array.of(lead, trail));
      const point = text.codePointAt(0) ?? 0;
      if (text.length === 1 && point !== 0xfffd) known.add(point);
    }
  }
  return known;
}
