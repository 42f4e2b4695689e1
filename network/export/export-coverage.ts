import type { CoveredCase } from '../case/cover-case.ts';
import { contoursGeoJson } from './contours-geojson.ts';
import { contoursKml } from './contours-kml.ts';
import { coverageBands } from './coverage-bands.ts';
import { coverageContours } from './coverage-contours.ts';
import { coverageTable } from './coverage-table.ts';
import { coverageTiles } from './coverage-tiles.ts';
import { writeGeoTiff } from './write-geotiff.ts';

/** By the ending of a file's name. */
export const exportFormats = ['tif', 'tiff', 'csv', 'geojson', 'kml', 'pmtiles'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export function isExportFormat(ending: string): ending is ExportFormat {
  return (exportFormats as readonly string[]).includes(ending);
}

/** SS-RSRP that contours are drawn at, dBm. */
const thresholds = [-110, -105, -100, -95, -90, -85, -80, -70] as const;

/** A coverage in one of the formats, piece by piece. */
export function exportCoverage(
  { coverage, system }: Pick<CoveredCase, 'coverage' | 'system'>,
  format: ExportFormat,
): Iterable<Uint8Array | string> {
  switch (format) {
    case 'tif':
    case 'tiff':
      return writeGeoTiff(coverage.terrain.grid, system.epsg, coverageBands(coverage));
    case 'csv':
      return coverageTable(coverage, system.projection);
    case 'geojson':
      return contoursGeoJson(coverageContours(coverage, system.projection, thresholds));
    case 'kml':
      return contoursKml(coverageContours(coverage, system.projection, thresholds));
    case 'pmtiles':
      return coverageTiles(coverage, system.projection);
  }
}
