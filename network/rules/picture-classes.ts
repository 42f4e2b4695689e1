/** What a picture of a coverage shows. */
export const pictureLayers = ['level', 'sinr', 'server'] as const;
export type PictureLayer = (typeof pictureLayers)[number];
export const themes = ['light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** Lower ends of the classes of SS-RSRP in dBm and of SS-SINR in dB; what is weaker than the first is a class too. */
export const levelSteps = [-110, -105, -100, -95, -90, -85, -75] as const;
export const sinrSteps = [-3, 0, 5, 10, 15, 20] as const;

/** From weak to strong: on paper darker, at night brighter, the weakest told from the ground of the map; never vermilion, which means something else here. */
const ramps: Readonly<Record<Theme, readonly string[]>> = {
  light: ['#ece2c8', '#dcd6a8', '#b2c48c', '#83b48d', '#529e89', '#2b7a68', '#275f74', '#22426a'],
  dark: ['#46392a', '#50542f', '#47663f', '#3d7a57', '#419274', '#5cb39a', '#93d3bd', '#d5f2e6'],
};

/** Neighbouring cells are told apart; a colour stands for no cell in particular. */
const servers: Readonly<Record<Theme, readonly string[]>> = {
  light:
    '#7fb0a3 #c9a45c #7d9cc0 #b48aa9 #8fae6b #c48b6a #5d93a0 #a9a15a #9a8cc0 #6fa380 #c79aa0 #8a98a0'.split(
      ' ',
    ),
  dark: '#3f7d6d #8a6a2c #466a94 #7d5676 #5f7d3f #8d5d40 #38707d #77702f #655a92 #467a56 #8c5f66 #5d6c75'.split(
    ' ',
  ),
};

/** In reach, and nobody knows: behind a hole, or on a path without a loss. */
const unknownColour: Readonly<Record<Theme, string>> = { light: '#9aa39e', dark: '#6b7872' };

/** The class of a pixel without a level that is in reach. */
export const unknownClass = 255;

/** Class 1 is weaker than all steps; 0 is nothing. */
export function classOf(value: number, steps: readonly number[]): number {
  let found = 1;
  for (const step of steps) if (value >= step) found += 1;
  return found;
}

/** @param site number of the site, @param cell number of the cell within it */
export function serverClass(site: number, cell: number): number {
  return 1 + ((7 * site + 4 * cell) % 12);
}

/** One line of a legend; `from` null: weaker than what follows. */
export interface LegendStep {
  readonly from: number | null;
  readonly colour: string;
}

export function legendOf(layer: PictureLayer, theme: Theme): readonly LegendStep[] {
  if (layer === 'server') return [];
  const steps = layer === 'level' ? levelSteps : sinrSteps;
  return [null, ...steps].map((from, index) => ({ from, colour: rampColour(theme, index, steps.length) }));
}

function rampColour(theme: Theme, index: number, last: number): string {
  const ramp = ramps[theme];
  return ramp[Math.round((index * (ramp.length - 1)) / last)] ?? '#000000';
}

/** Colours by class, `#rrggbb`; undefined is nothing. */
export function paletteOf(layer: PictureLayer, theme: Theme): readonly (string | undefined)[] {
  const palette = Array.from<string | undefined>({ length: 256 });
  const colours = layer === 'server' ? servers[theme] : legendOf(layer, theme).map(({ colour }) => colour);
  for (const [index, colour] of colours.entries()) palette[index + 1] = colour;
  palette[unknownClass] = unknownColour[theme];
  return palette;
}
