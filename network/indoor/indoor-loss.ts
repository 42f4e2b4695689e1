import { type LossCurve, lossAt, lossCurve } from '../propagation/tr38901/loss-curve.ts';
import type { IndoorDesign, Material, Point, Radiator } from './design-shape.ts';
import { floorLoss, wallLoss } from './wall-loss.ts';
import { crosses } from './walls-between.ts';

/** Both models begin at a metre (TR 38.901, table 7.4.1-1: 1 m ≤ d; COST 231 takes free space from there). */
const nearest = 1;

/** The way from one radiator to places on one floor. */
export interface IndoorWay {
  /** As if there were no wall: never more than `loss`. dB */
  open(place: Point): number;
  /** dB */
  loss(place: Point): number;
}

/**
 * Loss indoors. `multiWall`: free space, plus each wall and the slabs between (final report of COST 231, equation 4.7.2,
 * with walls by material and no constant loss). `inh`: TR 38.901 V18.0.0, table 7.4.1-1, InH, in sight where the plan has no wall
 * between, out of sight elsewhere; slabs as above, because InH stays on one floor.
 */
export function indoorWay(design: IndoorDesign, radiator: Radiator, floor: number): IndoorWay {
  const frequency = design.carrier.frequency / 1000;
  const slabs = Math.abs(radiator.floor - floor);
  const station = radiator.floor * design.floorHeight + radiator.height;
  const terminal = floor * design.floorHeight + design.terminal;
  const rise = station - terminal;
  const between = floorLoss(slabs);
  const start: Point = [radiator.x, radiator.y];
  const over = (place: Point) => Math.hypot(place[0] - start[0], place[1] - start[1]);
  const crossed = (place: Point) => design.walls.filter((wall) => crosses(start, place, wall));
  if (design.model === 'inh') {
    const curve = lossCurve('InH', { station, terminal, frequency });
    const open = (place: Point) => between + lossAt(curve, least(curve, over(place)), slabs === 0);
    return {
      open,
      loss: (place) =>
        slabs === 0 && crossed(place).length > 0
          ? lossAt(curve, least(curve, over(place)), false)
          : open(place),
    };
  }
  const losses = new Map<Material, number>();
  for (const { material } of design.walls) losses.set(material, wallLoss(material, frequency));
  const free = 32.4 + 20 * Math.log10(frequency) + between;
  const open = (place: Point) => free + 20 * Math.log10(Math.max(Math.hypot(over(place), rise), nearest));
  return {
    open,
    loss: (place) =>
      crossed(place).reduce((sum, { material }) => sum + (losses.get(material) ?? 0), open(place)),
  };
}

/** The distance over ground, no shorter than makes a metre from antenna to terminal. */
function least({ rise }: LossCurve, distance: number): number {
  return Math.max(distance, Math.sqrt(Math.max(nearest ** 2 - rise ** 2, 0)));
}
