import type { Building } from './building.ts';
import { FootprintFault, type FootprintLayer } from './footprint.ts';
import { heightOf } from './height-of.ts';
import type { LayerPlacing } from './place-footprints.ts';

/** Features that are no polygon, and polygons without a height: they are left out, and counted here. */
export interface LeftOut {
  shapeless: number;
  heightless: number;
}

/**
 * The buildings of a layer, one after the other, so that no more than one is in memory.
 * @throws FootprintFault
 */
export function* buildingsOf(
  { footprints }: FootprintLayer,
  { locate }: LayerPlacing,
  leftOut: LeftOut,
): Generator<Building> {
  let number = 0;
  for (const { polygons, properties } of footprints) {
    number += 1;
    if (polygons === undefined) {
      leftOut.shapeless += 1;
      continue;
    }
    const height = heightOf(properties);
    if (height === undefined) {
      leftOut.heightless += 1;
      continue;
    }
    try {
      for (const rings of polygons) yield { rings: rings.map((ring) => ring.map(locate)), height };
    } catch (error) {
      throw error instanceof FootprintFault ? new FootprintFault(`#${number}: ${error.message}`) : error;
    }
  }
}
