import type { FeatureTable } from './feature-table.ts';
import { featuresDxf } from './features-dxf.ts';
import { featuresGeoJson } from './features-geojson.ts';
import { featuresGeoPackage } from './features-geopackage.ts';
import { featuresKml } from './features-kml.ts';
import { featuresXlsx, type SheetWords } from './features-xlsx.ts';

/** By the ending of a file's name, with its media type. */
export const recordMedia = {
  geojson: 'application/geo+json',
  kml: 'application/vnd.google-earth.kml+xml',
  dxf: 'image/vnd.dxf',
  gpkg: 'application/geopackage+sqlite3',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;
export type RecordFormat = keyof typeof recordMedia;

/**
 * A table of features in one of the formats, piece by piece. What cannot be written is found before the first piece.
 * @throws Problem `network.record-too-long` (DXF)
 */
export async function writeFeatures(
  table: FeatureTable,
  format: RecordFormat,
  { words, now }: { readonly words: SheetWords; readonly now: Date },
): Promise<Iterable<string | Uint8Array> | AsyncIterable<Uint8Array>> {
  switch (format) {
    case 'geojson':
      return featuresGeoJson(table);
    case 'kml':
      return featuresKml(table);
    case 'dxf':
      return [...featuresDxf(table)];
    case 'gpkg':
      return featuresGeoPackage(table, now);
    case 'xlsx':
      return [await featuresXlsx(table, words)];
  }
}
