import type { PDFPageProxy } from 'pdfjs-dist';
import { toBaselines } from './baselines.ts';
import { plainLetters } from './letters.ts';
import { type Matrix, times } from './matrix.ts';
import { readDrawing } from './page-drawing.ts';
import type { Page, Run } from './page-text.ts';

/** What is on a page; text that does not run from left to right as the page is shown (watermarks) is left out. */
export async function readPage(page: PDFPageProxy, looksAtImages: boolean): Promise<Page> {
  const { width, height, transform } = page.getViewport({ scale: 1 });
  const content = await page.getTextContent({ disableNormalization: true });
  const runs: Run[] = [];
  for (const item of content.items) {
    if (!('str' in item) || item.str.trim() === '') continue;
    const [a, b, , d, x, y] = times(transform as unknown as Matrix, item.transform as unknown as Matrix);
    if (a <= 0 || Math.abs(b) > 0.2 * a || x > width || y > height + 2 || x + item.width < 0 || y < 0)
      continue;
    runs.push({ text: plainLetters(item.str), x, y, width: item.width, size: Math.abs(d) || a });
  }
  const baselines = toBaselines(runs);
  // Reading the drawing costs as much as the text again: only where there may be a table, or nothing else.
  const gridded = baselines.filter(({ fragments }) => fragments.length > 1).length >= 2;
  const empty = runs.length === 0;
  const drawing =
    gridded || (empty && looksAtImages) ? await readDrawing(page, transform as unknown as Matrix) : null;
  return {
    number: page.pageNumber,
    width,
    height,
    baselines,
    rules: drawing?.rules ?? [],
    scanned: empty && (drawing?.hasImage ?? true),
  };
}
