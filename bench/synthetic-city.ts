import type { AreaCase } from '@yuheng/network/area-case';
import { element38901 } from '@yuheng/network/element';
import type { CoverageSettings, Site } from '@yuheng/network/site';

/** Numbers from 0 to 1, the same from the same seed. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

export interface SyntheticCity {
  readonly terrain: AreaCase['terrain'];
  readonly sites: readonly Site[];
  readonly settings: CoverageSettings;
}

/**
 * A city that nobody built: streets and blocks of houses on rolling ground, sites at random, three cells each.
 * @param side of its square, in cells of 10 m
 */
export function syntheticCity(side: number, count: number): SyntheticCity {
  const next = seeded(1);
  const ground = new Float32Array(new SharedArrayBuffer(4 * side * side));
  const clutter = new Float32Array(new SharedArrayBuffer(4 * side * side));
  for (let row = 0; row < side; row += 1) {
    for (let column = 0; column < side; column += 1) {
      const at = row * side + column;
      ground[at] = 100 + 20 * Math.sin(row / 300) + 10 * Math.cos(column / 170);
      const built = row % 8 >= 3 && column % 10 >= 4;
      const block = Math.trunc(row / 8) * 7919 + Math.trunc(column / 10) * 104_729;
      clutter[at] = built ? 6 + (block % 60) : 0;
    }
  }
  const span = 10 * (side - 1);
  const sites = Array.from(
    { length: count },
    (_, number): Site => ({
      id: `s${number}`,
      x: next() * span,
      y: next() * span,
      height: 30 + 5 * (number % 3),
      cells: [0, 120, 240].map((azimuth) => ({
        id: `s${number}-${azimuth}`,
        antenna: 'panel',
        azimuth,
        tilt: 6,
        power: 53,
      })),
    }),
  );
  const panel = { element: element38901, rows: 8, columns: 8, rowSpacing: 0.5, columnSpacing: 0.5 };
  return {
    terrain: {
      grid: { kind: 'metric', west: 0, south: 0, cell: 10, rows: side, columns: side },
      ground,
      clutter,
    },
    sites,
    settings: {
      carrier: { frequency: 3500, bandwidth: 100, spacing: 30 },
      model: { model: '38901', scenario: 'UMa', frequency: 3.5, entry: 'low' },
      antennas: { panel: { kind: 'ssb', panel, beams: { count: 8, width: 110, elevation: -3 } } },
      reach: 1500,
      terminal: 1.5,
      noiseFigure: 7,
      losses: { feeder: 0, body: 3, margin: 8 },
      load: 0.5,
    },
  };
}
