import { type ItmPath, smoothHorizon } from './path.ts';

/** How well an antenna is placed: at random, with care, with great care. */
export type Siting = 'random' | 'careful' | 'very-careful';

/** A path over terrain of which only the irregularity is known (eq. 3.1 to 3.4). */
export function areaPath(
  distance: number,
  heights: readonly [number, number],
  siting: readonly [Siting, Siting],
  irregularity: number,
  curvature: number,
): ItmPath {
  const [effective0, effective1] = [
    effectiveHeight(heights[0], siting[0], irregularity),
    effectiveHeight(heights[1], siting[1], irregularity),
  ];
  const [one, other] = [
    smoothHorizon(effective0, irregularity, curvature),
    smoothHorizon(effective1, irregularity, curvature),
  ];
  return {
    distance,
    height0: heights[0],
    height1: heights[1],
    effective0,
    effective1,
    angle0: one.angle,
    angle1: other.angle,
    horizon0: one.distance,
    horizon1: other.distance,
    irregularity,
    mode: 'area',
  };
}

function effectiveHeight(height: number, siting: Siting, irregularity: number): number {
  if (siting === 'random') return height;
  const most = siting === 'careful' ? 4 : 9;
  const gain = height < 5 ? most * Math.sin(0.1 * Math.PI * height) : most;
  return height + (1 + gain) * Math.exp(-Math.min(20, (2 * height) / Math.max(1e-3, irregularity)));
}
