import type { Position } from 'geojson';
import type { MapPoint } from '../../coordinates/map-projection.ts';
import type { CoordinateSystem } from '../../coordinates/offset-systems.ts';
import { drawingPlane } from './drawing-plane.ts';
import { groups } from './dxf-groups.ts';
import { drawingText, extendedData } from './dxf-texts.ts';
import { type FeatureTable, labelField, type PlainGeometry } from './feature-table.ts';

/** Systems whose places stand beside those that the plane means. */
const shifted: readonly CoordinateSystem[] = ['GCJ02', 'BD09'];
/** Height of the names, m. */
const lettering = 8;

/**
 * A drawing as DXF of AutoCAD R12 (AC1009), which every CAD program reads: metres of the drawing plane, a point or polyline a
 * part of a feature with all its properties as extended data, and its name as a text. What has no place is not drawn.
 * @throws Problem `network.record-too-long`
 */
export function* featuresDxf({
  name,
  system,
  fields,
  features,
}: FeatureTable): Generator<string | Uint8Array> {
  const drawn = features.flatMap(({ geometry, values }) =>
    geometry === null ? [] : [{ parts: partsOf(geometry), values }],
  );
  const places = drawn.flatMap(({ parts }) => parts.flatMap(({ line }) => line));
  const plane = drawingPlane(places.map(([longitude = 0, latitude = 0]) => ({ longitude, latitude })));
  const { epsg, projection } = plane;
  const at = ([longitude = 0, latitude = 0]: Position) => projection.project({ longitude, latitude });
  const layer = name.toUpperCase();
  const named = labelField(fields);
  yield groups(
    999,
    `EPSG:${epsg} ${plane.name}${shifted.includes(system) ? `, places shifted to ${system}` : ''}`,
    0,
    'SECTION',
    2,
    'HEADER',
    9,
    '$ACADVER',
    1,
    'AC1009',
    9,
    '$DWGCODEPAGE',
    3,
    'ANSI_936',
    0,
    'ENDSEC',
  );
  yield groups(0, 'SECTION', 2, 'TABLES');
  yield groups(0, 'TABLE', 2, 'LAYER', 70, 2);
  for (const [index, title] of [layer, `${layer}_NAME`].entries())
    yield groups(0, 'LAYER', 2, title, 70, 0, 62, index === 0 ? 3 : 8, 6, 'CONTINUOUS');
  yield groups(
    0,
    'ENDTAB',
    0,
    'TABLE',
    2,
    'APPID',
    70,
    1,
    0,
    'APPID',
    2,
    'YUHENG',
    70,
    0,
    0,
    'ENDTAB',
    0,
    'ENDSEC',
  );
  yield groups(0, 'SECTION', 2, 'ENTITIES');
  for (const { parts, values } of drawn) {
    const properties = Object.fromEntries(fields.map((field, index) => [field.name, values[index] ?? null]));
    for (const { kind, part, line } of parts) {
      const data = extendedData({ part, ...properties }, String(values[0]));
      yield kind === 'point'
        ? point(line.map(at), layer, data)
        : polyline(line.map(at), layer, kind === 'ring', data);
    }
    const title = values[named];
    const [first] = parts[0]?.line ?? [];
    if (typeof title === 'string' && title !== '' && first !== undefined) {
      const { x, y } = at(first);
      yield `${groups(0, 'TEXT', 8, `${layer}_NAME`, 10, x, 20, y, 30, 0, 40, lettering)}1\r\n`;
      yield drawingText(title);
      yield '\r\n';
    }
  }
  yield groups(0, 'ENDSEC', 0, 'EOF');
}

interface DrawnPart {
  readonly kind: 'point' | 'line' | 'ring';
  /** Number of the part; of a polygon, also of its ring: 0 is the outer one. */
  readonly part: readonly number[];
  readonly line: readonly Position[];
}

function partsOf(geometry: PlainGeometry): readonly DrawnPart[] {
  const rings = (all: readonly Position[][], part: number) =>
    all.map((line, ring): DrawnPart => ({ kind: 'ring', part: [part, ring], line }));
  const line = (places: Position[], part: number): DrawnPart => ({
    kind: 'line',
    part: [part],
    line: places,
  });
  const spot = (place: Position, part: number): DrawnPart => ({ kind: 'point', part: [part], line: [place] });
  switch (geometry.type) {
    case 'Point':
      return [spot(geometry.coordinates, 0)];
    case 'MultiPoint':
      return geometry.coordinates.map(spot);
    case 'LineString':
      return [line(geometry.coordinates, 0)];
    case 'MultiLineString':
      return geometry.coordinates.map(line);
    case 'Polygon':
      return rings(geometry.coordinates, 0);
    case 'MultiPolygon':
      return geometry.coordinates.flatMap(rings);
  }
}

function point(places: readonly MapPoint[], layer: string, data: string): string {
  return places.map(({ x, y }) => groups(0, 'POINT', 8, layer, 10, x, 20, y, 30, 0) + data).join('');
}

/** A closed line ends where it begins without saying it again. */
function polyline(places: readonly MapPoint[], layer: string, closed: boolean, data: string): string {
  const corners = closed ? places.slice(0, -1) : places;
  return [
    groups(0, 'POLYLINE', 8, layer, 66, 1, 10, 0, 20, 0, 30, 0, 70, Number(closed)),
    data,
    ...corners.map(({ x, y }) => groups(0, 'VERTEX', 8, layer, 10, x, 20, y, 30, 0)),
    groups(0, 'SEQEND', 8, layer),
  ].join('');
}
