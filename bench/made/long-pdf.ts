import { madePlan } from './plan-text.ts';

/** The type area of GB/T 9704: 22 lines of 28 characters, in points. */
const [columns, lines, size, leading, left, top] = [28, 22, 16, 28, 79, 740];
const tableEvery = 5;
const rows = 12;

/**
 * A PDF of so many pages in official style: running head, page number, hard line breaks, a ruled table on every fifth
 * page. Its font is one of those that every reader has to know (ISO 32000-1, 9.7.5.2), so none is embedded.
 */
export function madePdf(pages: number): Uint8Array {
  const objects: string[] = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${Array.from({ length: pages }, (_, at) => `${5 + at * 2} 0 R`).join(' ')}] /Count ${pages} >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 /W [1 [500] 2 95 500] /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >> >>',
  ];
  const source = brokenLines();
  for (let page = 1; page <= pages; page += 1) {
    const content = page % tableEvery === 0 ? tablePage(page) : textPage(source);
    const whole = `${shown('演练省人民政府文件', 250, 790, 10)}\n${content}\n${shown(`— ${page} —`, 280, 60, 12)}`;
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${6 + (page - 1) * 2} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
      `<< /Length ${whole.length} >>\nstream\n${whole}\nendstream`,
    );
  }
  return assemble(objects);
}

/** The plan's paragraphs with two characters of indent, cut to the width of the page. */
function* brokenLines(): Generator<{ readonly words: string; readonly indent: number }> {
  for (const paragraph of madePlan()) {
    let indent = 2;
    let words = '';
    let width = indent;
    for (const character of paragraph) {
      width += character < '\u0080' ? 0.5 : 1;
      if (width > columns) {
        yield { words, indent };
        [words, indent] = ['', 0];
        width = character < '\u0080' ? 0.5 : 1;
      }
      words += character;
    }
    yield { words, indent };
  }
}

function textPage(source: Generator<{ readonly words: string; readonly indent: number }>): string {
  return Array.from({ length: lines }, (_, at) => {
    const { words, indent } = source.next().value ?? { words: '', indent: 0 };
    return shown(words, left + indent * size, top - at * leading, size);
  }).join('\n');
}

function tablePage(page: number): string {
  const edges = [left, left + 40, left + 240, left + 350, left + columns * size];
  const height = 40;
  const rules = [
    ...Array.from(
      { length: rows + 1 },
      (_, at) => `${edges[0]} ${top - at * height} m ${edges[4]} ${top - at * height} l S`,
    ),
    ...edges.map((x) => `${x} ${top} m ${x} ${top - rows * height} l S`),
  ];
  const words = Array.from({ length: rows }, (_, row) => {
    const cells =
      row === 0
        ? ['序号', '重点任务', '责任单位', '完成时限']
        : [`${row}`, `建成第${page * rows + row}个示范应用场景`, '市大数据局', `${2026 + (row % 4)}年12月`];
    return cells.map((cell, at) => shown(cell, (edges[at] ?? 0) + 4, top - row * height - 24, 12)).join('\n');
  });
  return [...rules, ...words].join('\n');
}

function shown(words: string, x: number, y: number, points: number): string {
  const hex = Buffer.from(words, 'utf16le').swap16().toString('hex');
  return `BT /F1 ${points} Tf ${x} ${y} Td <${hex}> Tj ET`;
}

function assemble(objects: readonly string[]): Uint8Array {
  let file = '%PDF-1.4\n';
  const offsets: number[] = [];
  for (const [at, object] of objects.entries()) {
    offsets.push(file.length);
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}
