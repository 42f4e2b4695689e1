import { parentPort, workerData } from 'node:worker_threads';
import { transverseMercatorOf } from '../coordinates/reference-systems.ts';
import { Coverage } from '../coverage/coverage.ts';
import { SiteImages } from '../coverage/site-images.ts';
import { contoursGeoJson } from '../export/contours-geojson.ts';
import { coverageContours } from '../export/coverage-contours.ts';
import { exportCoverage } from '../export/export-coverage.ts';
import type { ExportTask } from './export-apart.ts';

const { terrain, settings, sites, layer, epsg, wanted } = workerData as ExportTask;
const projection = transverseMercatorOf(epsg);
if (projection === undefined) throw new RangeError(`no reference system ${epsg}`);
const images = new SiteImages(terrain, settings);
const coverage = new Coverage({ terrain, settings, sites, layer, images });
const pieces: Iterator<Uint8Array | string> = (
  'format' in wanted
    ? exportCoverage({ coverage, system: { epsg, projection } }, wanted.format)
    : contoursGeoJson(coverageContours(coverage, projection, wanted.thresholds))
)[Symbol.iterator]();

// A piece each time somebody asks: no more of a large file is in memory than is being sent.
parentPort?.on('message', () => {
  const { done = false, value } = pieces.next();
  parentPort?.postMessage(done ? null : value, []);
  if (done) parentPort?.close();
});
