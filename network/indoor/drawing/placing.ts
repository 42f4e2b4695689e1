import type { Point } from '../design-shape.ts';

/** Where places of a block come to lie: x' = ax + cy + x, y' = bx + dy + y. */
export interface Placing {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly x: number;
  readonly y: number;
}

export const inPlace: Placing = { a: 1, b: 0, c: 0, d: 1, x: 0, y: 0 };

export function placed({ a, b, c, d, x, y }: Placing, [px, py]: Point): Point {
  return [a * px + c * py + x, b * px + d * py + y];
}

/** First the inner one, then the outer. */
export function within(outer: Placing, inner: Placing): Placing {
  const [x, y] = placed(outer, [inner.x, inner.y]);
  return {
    a: outer.a * inner.a + outer.c * inner.b,
    b: outer.b * inner.a + outer.d * inner.b,
    c: outer.a * inner.c + outer.c * inner.d,
    d: outer.b * inner.c + outer.d * inner.d,
    x,
    y,
  };
}

/** A block that is put somewhere: its base comes to `at`, scaled and turned. @param turn degrees */
export function insertion(
  at: Point,
  { base, scale, turn }: { readonly base: Point; readonly scale: Point; readonly turn: number },
): Placing {
  const [cos, sin] = [Math.cos((turn * Math.PI) / 180), Math.sin((turn * Math.PI) / 180)];
  const turned = { a: scale[0] * cos, b: scale[0] * sin, c: -scale[1] * sin, d: scale[1] * cos, x: 0, y: 0 };
  const [x, y] = placed(turned, base);
  return { ...turned, x: at[0] - x, y: at[1] - y };
}

/** Seen from below: the coordinates of an entity whose extrusion points down (DXF reference, "arbitrary axis algorithm"). */
export const fromBelow: Placing = { ...inPlace, a: -1 };
