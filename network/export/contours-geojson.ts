import type { CoverageContour } from './coverage-contours.ts';

/** Contours as a feature collection (RFC 7946), a threshold at a time. */
export function* contoursGeoJson(contours: Iterable<CoverageContour>): Generator<string> {
  yield '{"type":"FeatureCollection","features":[';
  let comma = '';
  for (const contour of contours) {
    yield comma + JSON.stringify(contour);
    comma = ',';
  }
  yield ']}';
}
