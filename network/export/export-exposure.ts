import type { ExposedCase } from '../case/expose-case.ts';
import { antennaRow, type ExposureRow, exposureColumns, outlineOf, placeRow } from './exposure-rows.ts';
import { quoted } from './quoted.ts';

const exposureFormats = ['csv', 'geojson'] as const;
export type ExposureFormat = (typeof exposureFormats)[number];

export function isExposureFormat(ending: string): ending is ExposureFormat {
  return (exposureFormats as readonly string[]).includes(ending);
}

/** An assessment as CSV (RFC 4180) or GeoJSON (RFC 7946), piece by piece: first all antennas, then all places. */
export function exportExposure(exposed: ExposedCase, format: ExposureFormat): Iterable<string> {
  return format === 'csv' ? table(exposed) : features(exposed);
}

function* table({ assessment: { emitters, places }, projection }: ExposedCase): Generator<string> {
  const line = (row: ExposureRow) =>
    `${exposureColumns.map((column) => quoted(String(row[column] ?? ''))).join(',')}\r\n`;
  yield `${exposureColumns.join(',')}\r\n`;
  for (const one of emitters) yield line(antennaRow(one, projection));
  for (const one of places) yield line(placeRow(one, projection));
}

function* features({ assessment, projection, share, duty }: ExposedCase): Generator<string> {
  yield `{"type":"FeatureCollection","share":${share},"duty":${duty},"features":[`;
  let between = '';
  for (const one of assessment.emitters) {
    const geometry = { type: 'Polygon', coordinates: [outlineOf(one, projection)] };
    yield `${between}${JSON.stringify({ type: 'Feature', properties: antennaRow(one, projection), geometry })}`;
    between = ',\n';
  }
  for (const one of assessment.places) {
    const properties = placeRow(one, projection);
    const geometry = { type: 'Point', coordinates: [properties.longitude, properties.latitude] };
    yield `${between}${JSON.stringify({ type: 'Feature', properties, geometry })}`;
    between = ',\n';
  }
  yield ']}\n';
}
