import type { IndoorDesign } from './design-shape.ts';

/** What an editor begins with: a hall of 40 m by 24 m and nothing in it, 100 MHz at 3.5 GHz. */
export function blankDesign(floors = 1): IndoorDesign {
  return {
    carrier: { frequency: 3500, bandwidth: 100, spacing: 30 },
    paths: 2,
    model: 'multiWall',
    threshold: -105,
    terminal: 1,
    body: 3,
    margin: 8,
    floors: Math.min(Math.max(Math.round(floors), 1), 300),
    floorHeight: 4,
    outline: [
      [0, 0],
      [40, 0],
      [40, 24],
      [0, 24],
    ],
    walls: [],
    parts: [],
  };
}
