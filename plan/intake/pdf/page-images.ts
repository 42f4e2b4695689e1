import type { Box } from './page-drawing.ts';

/** Two centimetres in points: what is smaller in either direction is an ornament. */
const smallest = 57;
const touching = 3;

/** Letters on an image from which it is a background (of a page) or a seal, and no picture of words. */
const onPage = 60;
const onSeal = 4;

/** Where letters stand and how many. */
export interface Letters {
  readonly x: number;
  readonly y: number;
  readonly count: number;
}

/** The images of a page of that size which may hold words. */
export function pageImages(
  images: readonly Box[],
  letters: readonly Letters[],
  page: { readonly width: number; readonly height: number },
): Box[] {
  return joinStrips(images).filter((box) => {
    const [width, height] = [box.right - box.left, box.bottom - box.top];
    if (width < smallest || height < smallest) return false;
    const over = letters.reduce(
      (sum, { x, y, count }) =>
        x > box.left && x < box.right && y > box.top && y < box.bottom ? sum + count : sum,
      0,
    );
    return over < (width * height > 0.5 * page.width * page.height ? onPage : onSeal);
  });
}

/** Scanners cut a page into strips: images of one width that lie on one another are one. */
function joinStrips(images: readonly Box[]): Box[] {
  const joined: Box[] = [];
  for (const image of images.toSorted((one, other) => one.top - other.top)) {
    const at = joined.findIndex(
      (box) =>
        Math.abs(box.left - image.left) <= touching &&
        Math.abs(box.right - image.right) <= touching &&
        image.top <= box.bottom + touching,
    );
    const above = joined[at];
    if (above === undefined) joined.push(image);
    else joined[at] = { ...above, bottom: Math.max(above.bottom, image.bottom) };
  }
  return joined;
}
