import type { IndoorDesign, Part } from '../../indoor/design-shape.ts';

/** A hall of 20 m by 12 m on one floor with nothing in it. */
export function hall(more: Partial<IndoorDesign> = {}): IndoorDesign {
  return {
    carrier: { frequency: 3500, bandwidth: 100, spacing: 30 },
    paths: 1,
    model: 'multiWall',
    threshold: -105,
    terminal: 1,
    body: 0,
    margin: 0,
    floors: 1,
    floorHeight: 4,
    outline: [
      [0, 0],
      [20, 0],
      [20, 12],
      [0, 12],
    ],
    walls: [],
    parts: [],
    ...more,
  };
}

/** A head of 20 dBm without gain. */
export function headAt(x: number, y: number, more: Partial<Part> = {}): Part {
  return { kind: 'head', id: 'H', power: 20, gain: 0, x, y, floor: 0, height: 3, ...more } as Part;
}
