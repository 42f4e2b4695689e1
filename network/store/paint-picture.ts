import { kept } from '../coverage/coverage-layer.ts';
import { indexedPng } from '../export/indexed-png.ts';
import {
  classOf,
  levelSteps,
  type PictureLayer,
  paletteOf,
  serverClass,
  sinrSteps,
  type Theme,
  unknownClass,
} from '../rules/picture-classes.ts';
import { type PictureBox, pictureBox } from '../rules/picture-lattice.ts';
import type { Box } from '../sweep/grid.ts';
import type { LoadedRun } from './loaded-run.ts';

/** A part of a picture, ready to be shown. */
export interface Patch extends PictureBox {
  /** PNG as a data URL. */
  readonly image: string;
}

/** A run as a picture. */
export function paintPicture(run: LoadedRun, layer: PictureLayer, theme: Theme): Patch {
  const { columns, rows } = run.lattice;
  return paint(run, layer, theme, { left: 0, top: 0, width: columns, height: rows });
}

/** What of the picture shows a box; null where nothing does. */
export function paintBox(run: LoadedRun, layer: PictureLayer, theme: Theme, box: Box): Patch | null {
  const part = pictureBox(run.lattice, run.coverage.terrain.grid, run.system.projection, box);
  return part === null ? null : paint(run, layer, theme, part);
}

function paint(run: LoadedRun, layer: PictureLayer, theme: Theme, part: PictureBox): Patch {
  const { lattice } = run;
  const classAt = classesOf(run, layer);
  const pixels = new Uint8Array(part.width * part.height);
  for (let row = 0, at = 0; row < part.height; row += 1) {
    const from = (part.top + row) * lattice.columns + part.left;
    for (let column = 0; column < part.width; column += 1, at += 1) {
      const cell = run.shown[from + column] ?? -1;
      if (cell >= 0) pixels[at] = classAt(cell);
    }
  }
  const png = indexedPng(pixels, part.width, part.height, paletteOf(layer, theme));
  return { ...part, image: `data:image/png;base64,${png.toString('base64')}` };
}

function classesOf(run: LoadedRun, layer: PictureLayer): (cell: number) => number {
  const { servers, unknown } = run.coverage.layer;
  const ratios = sinrSteps.map((step) => 10 ** (step / 10));
  const shown = (cell: number): number => {
    switch (layer) {
      case 'level':
        return classOf(run.levelAt(cell), levelSteps);
      case 'sinr':
        return classOf(run.ratioAt(cell), ratios);
      case 'server': {
        const [site, number] = run.cellPlaces[(servers[cell * kept] ?? 0) - 1] ?? [0, 0];
        return serverClass(site, number);
      }
    }
  };
  return (cell) => {
    if (servers[cell * kept] !== 0) return shown(cell);
    return unknown[cell] === 0 ? 0 : unknownClass;
  };
}
