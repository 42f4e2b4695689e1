import type { PlanPicture, Point } from './design-shape.ts';

/** A picture as it comes: as wide as the plan is, in its south-west corner. */
export function laidPicture(
  { id, width, height }: Pick<PlanPicture, 'id' | 'width' | 'height'>,
  box: { readonly west: number; readonly east: number; readonly south: number },
): PlanPicture {
  return { id, width, height, scale: (box.east - box.west) / width, x: box.west, y: box.south };
}

/**
 * The picture made so large that two places on it lie `metres` apart; the first stays where it is.
 * Null where they are one place, or what comes of it is no plan of a building.
 */
export function scaledBy(picture: PlanPicture, from: Point, to: Point, metres: number): PlanPicture | null {
  const factor = metres / Math.hypot(to[0] - from[0], to[1] - from[1]);
  const scale = picture.scale * factor;
  if (!Number.isFinite(factor) || !(scale >= 1e-5 && scale <= 100)) return null;
  const moved = (along: number, fixed: number) => fixed - (fixed - along) * factor;
  const [x, y] = [moved(picture.x, from[0]), moved(picture.y, from[1])];
  return Math.max(Math.abs(x), Math.abs(y)) > 5000 ? null : { ...picture, scale, x, y };
}

/** Metres that the whole picture is wide and high. */
export function pictureExtent({ width, height, scale }: PlanPicture): { width: number; height: number } {
  return { width: width * scale, height: height * scale };
}

/** The edge of a picture as an outline, by centimetres. */
export function pictureEdge(picture: PlanPicture): Point[] {
  const { width, height } = pictureExtent(picture);
  const [west, south] = [picture.x, picture.y];
  const round = (value: number) => Math.round(100 * value) / 100;
  const [east, north] = [round(west + width), round(south + height)];
  return [
    [round(west), round(south)],
    [east, round(south)],
    [east, north],
    [round(west), north],
  ];
}
