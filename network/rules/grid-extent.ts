import type { MapProjection } from '../coordinates/map-projection.ts';
import type { Grid } from '../sweep/grid.ts';

/** Degrees in WGS 84 that a metric grid lies within, to some metres: the parallels and meridians about its corners. */
export interface GridExtent {
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
}

export function extentOf(
  { west, south, cell, rows, columns }: Grid,
  projection: Pick<MapProjection, 'locate'>,
): GridExtent {
  const corners = [0, rows - 1].flatMap((row) =>
    [0, columns - 1].map((column) => projection.locate({ x: west + column * cell, y: south + row * cell })),
  );
  const longitudes = corners.map(({ longitude }) => longitude);
  const latitudes = corners.map(({ latitude }) => latitude);
  return {
    west: rounded(Math.min(...longitudes)),
    east: rounded(Math.max(...longitudes)),
    south: rounded(Math.min(...latitudes)),
    north: rounded(Math.max(...latitudes)),
  };
}

/** Degrees as people read them: to about ten metres. */
export function rounded(degrees: number): number {
  return Math.round(degrees * 10_000) / 10_000;
}
