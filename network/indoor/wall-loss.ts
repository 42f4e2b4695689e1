import type { Material } from './design-shape.ts';
import { slabLoss } from './slab-loss.ts';

/** Half-brick walls, and one board of 12.5 mm on each side of a frame: thicknesses are ours, constants those of ITU-R P.2040-3, table 3. */
const brick = { a: 3.91, b: 0, c: 0.0238, d: 0.16, thickness: 0.12 };
const board = { a: 2.73, b: 0, c: 0.0085, d: 0.9395, thickness: 0.0125 };

/**
 * Loss through one wall, dB: 3GPP TR 38.901 V18.0.0, table 7.4.3-1 (concrete, wood, glass, coated glass); brick and
 * plasterboard, which it does not have, as slabs of ITU-R P.2040-3.
 * @param frequency GHz
 */
export function wallLoss(material: Material, frequency: number): number {
  switch (material) {
    case 'concrete':
      return 5 + 4 * frequency;
    case 'wood':
      return 4.85 + 0.12 * frequency;
    case 'glass':
      return 2 + 0.2 * frequency;
    case 'coatedGlass':
      return 23 + 0.3 * frequency;
    case 'brick':
      return slabLoss(brick, frequency);
    case 'plasterboard':
      return 2 * slabLoss(board, frequency);
  }
}

/**
 * Loss through slabs between floors, dB: the multi-wall model of COST 231 (final report, 1999, chapter 4, equation 4.7.2 with
 * L_f = 18.3 dB and b = 0.46 of table 4.7.2, measured at 1.8 GHz): 18.3 dB the first, and less for each that follows, because ways
 * beside them open up. 3GPP TR 25.952 V5.2.0, section 5.1.1 has taken the same. Read at second hand: the report is not online any more.
 */
export function floorLoss(slabs: number): number {
  return slabs === 0 ? 0 : 18.3 * slabs ** ((slabs + 2) / (slabs + 1) - 0.46);
}
