import { deflateSync } from 'node:zlib';

/** A page of a hand-made PDF: what no printer makes. */
export interface HandPage {
  /** Content stream operators; fonts /F1 (Helvetica), /F2 (glyph numbers without a ToUnicode map) and /F3 (Chinese in UTF-16), image /Im. */
  readonly content: string;
  readonly rotate?: number;
  /** Width and height in pixels of the grey image /Im. */
  readonly image?: readonly [number, number];
  readonly userUnit?: number;
}

export interface HandPdf {
  /** Asks for a password that nobody here knows. */
  readonly encrypted?: boolean;
  /** The table of contents of the file points to nowhere. */
  readonly brokenXref?: boolean;
  /** More of the catalogue: actions, scripts, attached files. */
  readonly catalog?: string;
  readonly objects?: readonly string[];
  /** What the page tree claims to count. */
  readonly claimedPages?: number;
}

/** Writes a PDF 1.7 file; pages are A4. */
export function handPdf(pages: readonly HandPage[], options: HandPdf = {}): Uint8Array {
  const objects: (string | Buffer)[] = [];
  const add = (object: string | Buffer) => objects.push(object);
  const kids = pages.map((_, at) => `${6 + at * 3} 0 R`).join(' ');
  const chinese = 6 + pages.length * 3;
  add(`<< /Type /Catalog /Pages 2 0 R ${options.catalog ?? ''} >>`);
  add(`<< /Type /Pages /Kids [${kids}] /Count ${options.claimedPages ?? pages.length} >>`);
  add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>');
  add('<< /Type /Font /Subtype /Type0 /BaseFont /Unknown /Encoding /Identity-H /DescendantFonts [5 0 R] >>');
  add(
    '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Unknown /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 /FontDescriptor << /Type /FontDescriptor /FontName /Unknown /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >> >>',
  );
  for (const [at, page] of pages.entries()) {
    const [width, height] = page.image ?? [1, 1];
    const first = 6 + at * 3;
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate ${page.rotate ?? 0} ${page.userUnit === undefined ? '' : `/UserUnit ${page.userUnit}`} /Contents ${first + 1} 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R /F3 ${chinese} 0 R >> /XObject << /Im ${first + 2} 0 R >> >> >>`,
    );
    add(stream('', Buffer.from(page.content, 'latin1')));
    const pixels = deflateSync(Buffer.alloc(width * height, 128));
    add(
      stream(
        `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode`,
        pixels,
      ),
    );
  }
  add(
    `<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /UniGB-UTF16-H /DescendantFonts [${chinese + 1} 0 R] >>`,
  );
  add(
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Song /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 5 >> /DW 1000 /FontDescriptor << /Type /FontDescriptor /FontName /Song /Flags 4 /FontBBox [0 -120 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >> >>',
  );
  for (const object of options.objects ?? []) add(object);
  return assemble(objects, options);
}

function stream(dictionary: string, data: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from(`<< ${dictionary} /Length ${data.length} >>\nstream\n`),
    data,
    Buffer.from('\nendstream'),
  ]);
}

function assemble(objects: readonly (string | Buffer)[], { encrypted, brokenXref }: HandPdf): Uint8Array {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  const offsets: number[] = [];
  let length = parts[0]?.length ?? 0;
  const push = (part: Buffer) => {
    parts.push(part);
    length += part.length;
  };
  for (const [at, object] of objects.entries()) {
    offsets.push(length);
    push(Buffer.from(`${at + 1} 0 obj\n`));
    push(Buffer.from(object));
    push(Buffer.from('\nendobj\n'));
  }
  const table = length;
  const rows = offsets.map(
    (offset) => `${String(brokenXref === true ? 7 : offset).padStart(10, '0')} 00000 n \n`,
  );
  const lock = `/Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <${'5a'.repeat(32)}> /U <${'a5'.repeat(32)}> >> /ID [<00> <00>]`;
  push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows.join('')}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${encrypted === true ? lock : ''} >>\nstartxref\n${brokenXref === true ? 999_999 : table}\n%%EOF\n`,
    ),
  );
  return new Uint8Array(Buffer.concat(parts));
}

/** Lines of Helvetica, 12 points, one below the other. */
export function textLines(lines: readonly string[], x = 72, y = 770): string {
  return lines
    .map((words, at) => `BT /F1 12 Tf ${x} ${y - at * 16} Td (${words.replace(/[()\\]/g, '\\$&')}) Tj ET`)
    .join('\n');
}

/** One line of Chinese at a place. */
export function chineseLine(words: string, x: number, y: number, size: number): string {
  const codes = [...Buffer.from(words, 'utf16le').swap16()].map((byte) => byte.toString(16).padStart(2, '0'));
  return `BT /F3 ${size} Tf ${x} ${y} Td <${codes.join('')}> Tj ET`;
}

/** The image of a page at a place. */
export function shownImage(x: number, y: number, width: number, height: number): string {
  return `q ${width} 0 0 ${height} ${x} ${y} cm /Im Do Q`;
}
