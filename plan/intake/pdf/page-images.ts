import type { Box } from './page-drawing.ts';

/** Two centimetres in points: what is smaller in either direction is an ornament. */
const smallest = 57;
const touching = 3;

/** The images of a page that may hold words; those with letters on them are backgrounds and seals. */
export function pageImages(
  images: readonly Box[],
  letters: readonly (readonly [x: number, y: number])[],
): Box[] {
  return joinStrips(images).filter(
    (box) =>
      box.right - box.left >= smallest &&
      box.bottom - box.top >= smallest &&
      !letters.some(([x, y]) => x > box.left && x < box.right && y > box.top && y < box.bottom),
  );
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
