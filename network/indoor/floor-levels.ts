import { polygonContains } from '@yuheng/kernel/geometry';
import { shareOfElement } from '../coverage/carrier.ts';
import type { IndoorDesign, Point, Radiator } from './design-shape.ts';
import { indoorWay } from './indoor-loss.ts';
import { outlineBox } from './outline-box.ts';
import { poweredRadiators } from './radiators.ts';

/** SS-RSRP over one floor, row by row from the south; places outside of the outline are NaN. */
export interface FloorLevels {
  readonly west: number;
  readonly south: number;
  /** Side of a pixel, m. */
  readonly step: number;
  readonly columns: number;
  readonly rows: number;
  /** dBm */
  readonly levels: Float32Array;
  /** Place of the strongest in `radiators`; -1 where there is none. */
  readonly best: Int16Array;
  readonly radiators: readonly Radiator[];
}

export function middleOfPixel(
  { west, south, step, columns }: Pick<FloorLevels, 'west' | 'south' | 'step' | 'columns'>,
  pixel: number,
): Point {
  return [west + ((pixel % columns) + 0.5) * step, south + (Math.trunc(pixel / columns) + 0.5) * step];
}

/** What is looked at at most: a larger floor gets larger pixels. */
const mostPixels = 12_000;

/** Levels of all that radiates, with power; on `floor`, from 0. */
export function floorLevels(design: IndoorDesign, floor: number): FloorLevels {
  const { west, east, south, north } = outlineBox(design);
  const [width, depth] = [east - west, north - south];
  const step = Math.max(0.5, Math.sqrt((width * depth) / mostPixels), Math.max(width, depth) / 2000);
  const [columns, rows] = [Math.max(1, Math.ceil(width / step)), Math.max(1, Math.ceil(depth / step))];
  const levels = new Float32Array(columns * rows).fill(Number.NaN);
  const best = new Int16Array(columns * rows).fill(-1);
  const senders = sendersOf(design, floor);
  for (let pixel = 0; pixel < levels.length; pixel += 1) {
    const place = middleOfPixel({ west, south, step, columns }, pixel);
    if (!polygonContains([design.outline], place)) continue;
    let strongest = Number.NEGATIVE_INFINITY;
    for (const [index, { sent, way }] of senders.entries()) {
      // Walls are counted only where the way without them could win.
      if (sent - way.open(place) <= strongest) continue;
      const level = sent - way.loss(place);
      if (level <= strongest) continue;
      strongest = level;
      best[pixel] = index;
    }
    levels[pixel] = strongest;
  }
  const radiators = senders.map(({ radiator }) => radiator);
  return { west, south, step, columns, rows, levels, best, radiators };
}

function sendersOf(design: IndoorDesign, floor: number) {
  const share = shareOfElement(design.carrier);
  return poweredRadiators(design).map(({ radiator, eirp }) => ({
    radiator,
    sent: eirp + share - design.body - design.margin,
    way: indoorWay(design, radiator, floor),
  }));
}
