import { type Encoding, unmarkedUtf16 } from './text/encoding.ts';

/** First bytes by which a file that is not text gives itself away. */
const signatures: readonly (readonly [kind: string, offset: number, bytes: string])[] = [
  ['RTF', 0, '{\\rtf'],
  ['JPEG', 0, '\xff\xd8\xff'],
  ['PNG', 0, '\x89PNG\r\n'],
  ['GIF', 0, 'GIF8'],
  ['TIFF', 0, 'II*\0'],
  ['TIFF', 0, 'MM\0*'],
  ['WEBP', 8, 'WEBP'],
  ['HEIC', 4, 'ftyphei'],
  ['HEIC', 4, 'ftypmif1'],
  ['OFD/ZIP', 0, 'PK\x05\x06'],
  ['RAR', 0, 'Rar!\x1a\x07'],
  ['7-ZIP', 0, "7z\xbc\xaf'\x1c"],
  ['GZIP', 0, '\x1f\x8b'],
];

/** Names inside a zip that tell what it is packed for: they stand uncompressed in its headers and at its end. */
const zipContents: readonly (readonly [kind: string, path: RegExp])[] = [
  ['docx', /word\/document\d?\.xml/],
  ['XLSX', /xl\//],
  ['PPTX', /ppt\//],
  ['OFD', /OFD\.xml/],
  ['ODT', /mimetypeapplication\/vnd\.oasis/],
];

const compoundFile = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';
const htmlStart =
  /^(?:\s|<\?xml[^>]{0,200}>|<!--[\s\S]{0,2000}?-->)*<(?:!doctype\s+html|html|head|body|meta|title|script|style|div|table|p|h[1-6])[\s>]/i;

/**
 * What a file is, by its content: `docx`, `pdf`, `html`, `text` and `encrypted-word` and `old-word` in small letters; or the
 * short name of a kind that is not read and needs no translation (JPEG, XLSX …, BIN where only its bytes show that it is binary).
 */
export function fileKind(bytes: Uint8Array): string {
  const start = latin1(bytes.subarray(0, 65_536));
  if (start.startsWith('PK\x03\x04')) {
    const names = start + latin1(bytes.subarray(Math.max(0, bytes.length - 65_536)));
    return zipContents.find(([, path]) => path.test(names))?.[0] ?? 'ZIP';
  }
  if (start.startsWith(compoundFile)) return compoundKind(bytes);
  // Readers look for the header in the first 1,024 bytes (ISO 32000-1, Annex H.3.4.1).
  if (start.slice(0, 1024).includes('%PDF-')) return 'pdf';
  const known = signatures.find(([, offset, signature]) => start.startsWith(signature, offset));
  if (known !== undefined) return known[0];
  const wide = wideEncoding(bytes, start);
  if (wide !== null)
    return htmlStart.test(new TextDecoder(wide).decode(bytes.subarray(0, 8192))) ? 'html' : 'text';
  // Two letters alone might begin a text: a bitmap also says how long it is (BITMAPFILEHEADER, bfSize).
  if (start.startsWith('BM') && lengthAt(bytes, 2) === bytes.length) return 'BMP';
  if (bytes.includes(0)) return 'BIN';
  return htmlStart.test(start.replace(/^\xef\xbb\xbf/, '')) ? 'html' : 'text';
}

/** Marked, or full of zeros that UTF-16 explains. */
function wideEncoding(bytes: Uint8Array, start: string): Encoding | null {
  if (start.startsWith('\xff\xfe')) return 'utf-16le';
  if (start.startsWith('\xfe\xff')) return 'utf-16be';
  return bytes.includes(0) ? unmarkedUtf16(bytes) : null;
}

/** Old Word files and encrypted new ones are both compound files; the names of their streams tell them apart. */
function compoundKind(bytes: Uint8Array): string {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const holds = (stream: string) => file.includes(Buffer.from(stream, 'utf16le'));
  if (holds('EncryptedPackage')) return 'encrypted-word';
  return holds('WordDocument') ? 'old-word' : 'DOC/XLS/PPT';
}

function lengthAt(bytes: Uint8Array, at: number): number {
  return bytes.length < at + 4 ? -1 : new DataView(bytes.buffer, bytes.byteOffset + at, 4).getUint32(0, true);
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
