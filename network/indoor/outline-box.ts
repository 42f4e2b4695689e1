import type { IndoorDesign } from './design-shape.ts';

/** The smallest and largest coordinates of an outline, m. */
export function outlineBox({ outline }: Pick<IndoorDesign, 'outline'>) {
  const [xs, ys] = [outline.map(([x]) => x), outline.map(([, y]) => y)];
  return { west: Math.min(...xs), east: Math.max(...xs), south: Math.min(...ys), north: Math.max(...ys) };
}
