import type { CoverageContour } from './coverage-contours.ts';
import { kmlPolygon } from './kml-shapes.ts';

/** From weak to strong, as aabbggrr (OGC 12-007r2, KML 2.3, section 16.2.1). */
const colours = [
  '60a02020',
  '60c06020',
  '60c0a020',
  '6060c020',
  '6020c080',
  '6020a0e0',
  '602060e0',
  '602020e0',
];

/** Contours as KML for the field: one placemark a threshold. */
export function* contoursKml(contours: Iterable<CoverageContour>): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document>\n';
  let index = -1;
  for (const { properties, geometry } of contours) {
    index += 1;
    if (geometry.coordinates.length === 0) continue;
    const colour = colours[index % colours.length];
    yield `<Placemark><name>SS-RSRP ≥ ${properties.ssRsrpFrom} dBm</name>`;
    yield `<Style><LineStyle><width>1</width></LineStyle><PolyStyle><color>${colour}</color></PolyStyle></Style><MultiGeometry>`;
    for (const polygon of geometry.coordinates) yield kmlPolygon(polygon);
    yield '</MultiGeometry></Placemark>\n';
  }
  yield '</Document></kml>\n';
}
