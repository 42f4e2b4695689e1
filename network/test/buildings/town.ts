import type { Position } from 'geojson';
import { buildingsOf, type LeftOut } from '../../buildings/buildings-of.ts';
import { placingOf } from '../../buildings/place-footprints.ts';
import { raiseBuildings } from '../../buildings/raise-buildings.ts';
import { withFootprints } from '../../buildings/with-footprints.ts';
import type { CoordinateSystem } from '../../coordinates/offset-systems.ts';
import { utmAbout } from '../../coordinates/reference-systems.ts';
import type { Grid } from '../../sweep/grid.ts';

const place = { longitude: 113.65, latitude: 34.76 };
export const { projection } = utmAbout(place);
const middle = projection.project(place);

/** Five metres a cell. */
export const grid: Grid = {
  kind: 'metric',
  west: middle.x - 400,
  south: middle.y - 400,
  cell: 5,
  rows: 161,
  columns: 161,
};

/** Corners of a rectangle about the middle of the town, closed; metres. */
export function rectangle(x: number, y: number, width: number, height: number, clockwise = true): Position[] {
  const corners = [
    [x, y],
    [x, y + height],
    [x + width, y + height],
    [x + width, y],
    [x, y],
  ].map(([east = 0, north = 0]) => {
    const { longitude, latitude } = projection.locate({ x: middle.x + east, y: middle.y + north });
    return [longitude, latitude];
  });
  return clockwise ? corners : corners.toReversed();
}

/** A court with a house in it, two wings of one building, a house, and what cannot be raised: made up. */
export const town = {
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      properties: { 高度: 30.5, floors: 3 },
      geometry: {
        type: 'MultiPolygon',
        coordinates: [
          [rectangle(-203, -198, 150, 120), rectangle(-177, -172, 100, 70, false)],
          [rectangle(-142, -157, 36, 33)],
        ],
      },
    },
    {
      type: 'Feature',
      properties: { 高度: null, floors: 7 },
      geometry: {
        type: 'MultiPolygon',
        coordinates: [[rectangle(21, 33, 60, 20)], [rectangle(21, 78, 60, 20)]],
      },
    },
    {
      type: 'Feature',
      properties: { 高度: 45, floors: null },
      geometry: { type: 'Polygon', coordinates: [rectangle(-88, 112, 41, 52)] },
    },
    {
      type: 'Feature',
      properties: { 高度: null, floors: null },
      geometry: { type: 'Polygon', coordinates: [rectangle(112, -188, 41, 52)] },
    },
  ],
};

/** Sets the buildings of a file on the town's grid, as a case would. */
export async function raiseFile(
  folder: string,
  file: string,
  named?: CoordinateSystem,
  usual: CoordinateSystem = 'WGS84',
) {
  const clutter = new Float32Array(grid.rows * grid.columns);
  const leftOut: LeftOut = { shapeless: 0, heightless: 0 };
  await withFootprints(folder, file, ({ layers }) => {
    for (const layer of layers) {
      const placing = placingOf(file, layer.stated, named, usual);
      raiseBuildings(buildingsOf(layer, placing, leftOut), placing.system, grid, projection, clutter);
    }
  });
  return { clutter, ...leftOut };
}
