/** First bytes by which a file that is not text gives itself away. */
const signatures: readonly (readonly [kind: string, offset: number, bytes: string])[] = [
  ['PDF', 0, '%PDF-'],
  ['RTF', 0, '{\\rtf'],
  ['DOC/XLS/PPT', 0, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
  ['JPEG', 0, '\xff\xd8\xff'],
  ['PNG', 0, '\x89PNG\r\n'],
  ['GIF', 0, 'GIF8'],
  ['TIFF', 0, 'II*\0'],
  ['TIFF', 0, 'MM\0*'],
  ['WEBP', 8, 'WEBP'],
  ['OFD/ZIP', 0, 'PK\x05\x06'],
  ['RAR', 0, 'Rar!\x1a\x07'],
  ['7-ZIP', 0, "7z\xbc\xaf'\x1c"],
  ['GZIP', 0, '\x1f\x8b'],
];

/** Names inside a zip that tell what it is packed for; they stand uncompressed in its local headers. */
const zipContents: readonly (readonly [kind: string, path: string])[] = [
  ['DOCX', 'word/'],
  ['XLSX', 'xl/'],
  ['PPTX', 'ppt/'],
  ['OFD', 'OFD.xml'],
  ['ODT', 'mimetypeapplication/vnd.oasis'],
];

/**
 * What a file that is not text seems to be, as a short name that needs no translation (PDF, DOCX, JPEG …,
 * BIN where only its bytes show that it is binary); null for what may be text.
 */
export function fileKind(bytes: Uint8Array): string | null {
  const start = latin1(bytes.subarray(0, 65_536));
  if (start.startsWith('PK\x03\x04'))
    return zipContents.find(([, path]) => start.includes(path))?.[0] ?? 'ZIP';
  const known = signatures.find(([, offset, signature]) => start.startsWith(signature, offset));
  if (known !== undefined) return known[0];
  const utf16 = start.startsWith('\xff\xfe') || start.startsWith('\xfe\xff');
  return !utf16 && bytes.includes(0) ? 'BIN' : null;
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
