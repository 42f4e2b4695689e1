import { spawnSync } from 'node:child_process';
import type { FeatureCollection, Position, Feature as Read } from 'geojson';
import type {
  Feature,
  FeatureTable,
  FeatureValue,
  PlainGeometry,
} from '../../../export/records/feature-table.ts';
import type { RecordFormat } from '../../../export/records/write-features.ts';

export const noGdal = spawnSync('ogr2ogr', ['--version']).status === 0 ? false : 'gdal-bin is not installed';

const settings = { OGR_XLSX_HEADERS: 'FORCE', DXF_INCLUDE_RAW_CODE_VALUES: 'TRUE' };
const configured = Object.entries(settings).flatMap(([name, value]) => ['--config', name, value]);
const precise = ['-lco', 'COORDINATE_PRECISION=15', '-lco', 'SIGNIFICANT_FIGURES=17'];

/** What GDAL reads in a file that was written from `table`, in the order of the file. */
export function readBack(
  path: string,
  format: RecordFormat,
  table: FeatureTable,
  epsg = 0,
): readonly Feature[] {
  const options = format === 'dxf' ? ['-s_srs', `EPSG:${epsg}`, '-t_srs', 'EPSG:4490'] : [];
  const { stdout, stderr, status } = spawnSync(
    'ogr2ogr',
    [...configured, '-f', 'GeoJSON', ...precise, ...options, '/vsistdout/', path],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  if (status !== 0) throw new Error(stderr);
  const { features } = JSON.parse(stdout) as FeatureCollection<PlainGeometry>;
  if (format === 'dxf') return fromDrawing(features);
  return features.map((read) => ({
    geometry: format === 'xlsx' ? fromCells(read, table) : read.geometry,
    values: table.fields.map(({ name, title, kind }) => {
      const key = format === 'xlsx' ? title : name;
      const value = (read.properties?.[format === 'kml' && name === 'name' ? 'Name' : key] ??
        null) as FeatureValue;
      // LIBKML has no type for truths.
      return kind === 'boolean' && typeof value === 'number' ? value !== 0 : value;
    }),
  }));
}

function fromCells({ properties }: Read, { system }: FeatureTable): PlainGeometry | null {
  const [longitude, latitude, shape] = ['经度', '纬度', '几何'].map(
    (head) => properties?.[`${head} (${system})`],
  );
  if (typeof longitude === 'number') return { type: 'Point', coordinates: [longitude, latitude as number] };
  return typeof shape === 'string' ? fromText(shape) : null;
}

const types = ['LineString', 'Polygon', 'MultiPoint', 'MultiLineString', 'MultiPolygon'] as const;

/** Well-known text: brackets become those of JSON, and each pair of numbers a place. */
function fromText(text: string): PlainGeometry {
  const [word = '', rest = ''] = [text.slice(0, text.indexOf(' ')), text.slice(text.indexOf(' ') + 1)];
  const type = types.find((each) => each.toUpperCase() === word);
  const json = rest
    .replaceAll(/([-\d.e]+) ([-\d.e]+)/g, '[$1,$2]')
    .replaceAll('(', '[')
    .replaceAll(')', ']');
  const coordinates = JSON.parse(json);
  // Each place of several stands in brackets of its own.
  return { type, coordinates: type === 'MultiPoint' ? coordinates.flat() : coordinates } as PlainGeometry;
}

interface DrawnPart {
  readonly part: readonly number[];
  readonly line: readonly Position[];
  readonly values: readonly FeatureValue[];
}

/** Points and polylines that name the same thing are put together again, by the number of the part. */
function fromDrawing(features: readonly Read<PlainGeometry>[]): readonly Feature[] {
  const parts = features.flatMap(({ geometry, properties }): readonly DrawnPart[] => {
    const strings = (properties?.['RawCodeValues'] ?? []) as string[];
    const data = strings.filter((each) => each.startsWith('1000 ')).map((each) => each.slice(5));
    if (data.length === 0) return [];
    const { part, ...values } = JSON.parse(data.join(''));
    const line = geometry.type === 'Point' ? [geometry.coordinates] : (geometry.coordinates as Position[]);
    return [
      { part, line: line.map((place) => place.slice(0, 2)), values: Object.values(values) as FeatureValue[] },
    ];
  });
  const things = Map.groupBy(parts, ({ values }) => values[0]);
  return [...things.values()].map((own) => ({ geometry: together(own), values: own[0]?.values ?? [] }));
}

function together(parts: readonly DrawnPart[]): PlainGeometry {
  const lines = parts.map(({ line }) => [...line]);
  if (parts[0]?.part.length === 2) {
    const coordinates = [...Map.groupBy(parts, ({ part }) => part[0]).values()].map((rings) =>
      rings.toSorted((one, other) => (one.part[1] ?? 0) - (other.part[1] ?? 0)).map(({ line }) => [...line]),
    );
    return coordinates.length === 1
      ? { type: 'Polygon', coordinates: coordinates[0] ?? [] }
      : { type: 'MultiPolygon', coordinates };
  }
  if (lines.every((line) => line.length === 1)) {
    const places = lines.flat();
    return places.length === 1
      ? { type: 'Point', coordinates: places[0] ?? [] }
      : { type: 'MultiPoint', coordinates: places };
  }
  return lines.length === 1
    ? { type: 'LineString', coordinates: lines[0] ?? [] }
    : { type: 'MultiLineString', coordinates: lines };
}
