import { shareOfElement } from '../coverage/carrier.ts';
import type { IndoorDesign, Point, Radiator } from './design-shape.ts';
import { distribute } from './distribute.ts';
import { indoorWay } from './indoor-loss.ts';
import { inside } from './walls-between.ts';

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

/** What is looked at at most: a larger floor gets larger pixels. */
const mostPixels = 12_000;

/** Levels of all that radiates, with power; on `floor`, from 0. */
export function floorLevels(design: IndoorDesign, floor: number): FloorLevels {
  const [xs, ys] = [design.outline.map(([x]) => x), design.outline.map(([, y]) => y)];
  const [west, south] = [Math.min(...xs), Math.min(...ys)];
  const [width, depth] = [Math.max(...xs) - west, Math.max(...ys) - south];
  const step = Math.max(0.5, Math.sqrt((width * depth) / mostPixels), Math.max(width, depth) / 2000);
  const [columns, rows] = [Math.max(1, Math.ceil(width / step)), Math.max(1, Math.ceil(depth / step))];
  const levels = new Float32Array(columns * rows).fill(Number.NaN);
  const best = new Int16Array(columns * rows).fill(-1);
  const senders = sendersOf(design, floor);
  for (let pixel = 0; pixel < levels.length; pixel += 1) {
    const place: Point = [
      west + ((pixel % columns) + 0.5) * step,
      south + (Math.trunc(pixel / columns) + 0.5) * step,
    ];
    if (!inside(place, design.outline)) continue;
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
  return distribute(design.parts).powers.flatMap(({ part, through }) =>
    (part.kind === 'antenna' || part.kind === 'head') && through !== null
      ? [
          {
            radiator: part,
            sent: through + share - design.body - design.margin,
            way: indoorWay(design, part, floor),
          },
        ]
      : [],
  );
}
