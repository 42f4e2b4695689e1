import type { PDFPageProxy } from 'pdfjs-dist';
import { type Matrix, times } from './matrix.ts';

export interface Drawing {
  /** y of horizontal rules, from the top. */
  readonly rules: readonly number[];
  readonly hasImage: boolean;
}

const thin = 2;
const shortestRule = 30;

/** The horizontal lines and the images of a page. A stroked box counts as its upper and lower side. */
export async function readDrawing(page: PDFPageProxy, viewport: Matrix): Promise<Drawing> {
  const { OPS } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const { fnArray, argsArray } = await page.getOperatorList();
  const images = new Set<number>([
    OPS.paintImageXObject,
    OPS.paintInlineImageXObject,
    OPS.paintImageMaskXObject,
  ]);
  let matrix = viewport;
  const saved: Matrix[] = [];
  const rules: number[] = [];
  let hasImage = false;
  for (const [at, operation] of fnArray.entries()) {
    const args = argsArray[at] as readonly unknown[] | null;
    if (operation === OPS.save) saved.push(matrix);
    else if (operation === OPS.restore) matrix = saved.pop() ?? viewport;
    else if (operation === OPS.transform) matrix = times(matrix, args as unknown as Matrix);
    else if (images.has(operation)) hasImage = true;
    else if (operation === OPS.constructPath) {
      const box = args?.[2] as ArrayLike<number> | null | undefined;
      if (box !== null && box !== undefined && box.length === 4) rules.push(...sidesOf(box, matrix));
    }
  }
  return { rules: [...new Set(rules.map(Math.round))].toSorted((one, other) => one - other), hasImage };
}

function sidesOf(box: ArrayLike<number>, matrix: Matrix): number[] {
  const [left = 0, low = 0, right = 0, high = 0] = Array.from(box);
  const [, , , , x1, y1] = times(matrix, [1, 0, 0, 1, left, low]);
  const [, , , , x2, y2] = times(matrix, [1, 0, 0, 1, right, high]);
  if (Math.abs(x2 - x1) < shortestRule) return [];
  return Math.abs(y2 - y1) <= thin ? [(y1 + y2) / 2] : [y1, y2];
}
