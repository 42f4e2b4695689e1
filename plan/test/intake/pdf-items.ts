import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { DocumentText } from '../../intake/document-text.ts';
import { locate } from '../../intake/map/locate.ts';

/** What pdf.js says by itself about a stretch of text: where it begins and how long it is, on the page as it is shown. */
export interface PdfItem {
  readonly page: number;
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

/** Items with the middle of each, read without anything of the reader under test. */
export async function pdfItems(bytes: Uint8Array): Promise<PdfItem[]> {
  const root = new URL('.', import.meta.resolve('pdfjs-dist/package.json')).pathname;
  const task = getDocument({ data: bytes.slice(), verbosity: 0, cMapUrl: `${root}cmaps/`, cMapPacked: true });
  const pdf = await task.promise;
  const found: PdfItem[] = [];
  for (let page = 1; page <= pdf.numPages; page += 1) {
    const proxy = await pdf.getPage(page);
    const viewport = proxy.getViewport({ scale: 1 });
    for (const item of (await proxy.getTextContent()).items) {
      if (!('str' in item) || item.str.trim() === '') continue;
      const [a, b, c, d, e, f] = item.transform as [number, number, number, number, number, number];
      const [along, up] = [item.width / Math.hypot(a, b) / 2, 0.35];
      const [x, y] = viewport.convertToViewportPoint(e + a * along + c * up, f + b * along + d * up) as [
        number,
        number,
      ];
      found.push({ page, text: item.str, x, y });
    }
  }
  await task.destroy();
  return found;
}

/** The words of pdf.js in the boxes of a span, without white space; they must be those of the span. */
export function wordsInBoxes(
  document: DocumentText,
  items: readonly PdfItem[],
  start: number,
  end: number,
): string {
  const place = locate(document, { start, end });
  if (place?.kind !== 'pdf') return '';
  const inside = items.filter(({ page, x, y }) =>
    place.boxes.some(
      (box) =>
        box.page === page &&
        x > box.x - 1 &&
        x < box.x + box.width + 1 &&
        y > box.y &&
        y < box.y + box.height,
    ),
  );
  return plain(inside.map(({ text }) => text).join(''));
}

/** Without white space and hyphens; glyphs that share a shape are one. */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\u2010\u00ad-]/g, '')
    .replace(/[⺠⻓⻔⻋⻢⻚⻛⻝⻥⻅⻉⻘⻦⻬⻮⻰⻳戶―]/g, (radical) =>
      characters.charAt(radicals.indexOf(radical)),
    );
}

const radicals = '⺠⻓⻔⻋⻢⻚⻛⻝⻥⻅⻉⻘⻦⻬⻮⻰⻳戶―';
const characters = '民长门车马页风食鱼见贝青鸟齐齿龙龟户—';
