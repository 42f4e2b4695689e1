import type { Position } from 'geojson';
import type { Feature, FeatureField, FeatureTable, PlainGeometry } from './feature-table.ts';
import { xmlText } from './xml-text.ts';

const kinds = { text: 'string', number: 'double', boolean: 'bool' } as const;

/** KML 2.3 (OGC 12-007r2): a schema with the fields, and a placemark a feature (sections 9.1, 9.3, 9.7). */
export function* featuresKml({ title, system, fields, features }: FeatureTable): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document id="records">';
  yield `<name>${xmlText(title)}</name><description>${system}</description>\n<Schema name="record" id="record">`;
  for (const { name, title: field, kind } of fields)
    yield `<SimpleField name="${xmlText(name)}" type="${kinds[kind]}"><displayName>${xmlText(field)}</displayName></SimpleField>`;
  yield '</Schema>\n';
  const named = fields.findIndex(({ name }) => name === 'name');
  for (const feature of features) yield placemark(feature, fields, named);
  yield '</Document></kml>\n';
}

function placemark({ geometry, values }: Feature, fields: readonly FeatureField[], named: number): string {
  const data = fields.map(({ name }, index) => {
    const value = values[index] ?? null;
    return value === null
      ? ''
      : `<SimpleData name="${xmlText(name)}">${typeof value === 'boolean' ? Number(value) : xmlText(String(value))}</SimpleData>`;
  });
  const name = values[named] ?? null;
  return [
    '<Placemark>',
    name === null ? '' : `<name>${xmlText(String(name))}</name>`,
    `<ExtendedData><SchemaData schemaUrl="#record">${data.join('')}</SchemaData></ExtendedData>`,
    geometry === null ? '' : shape(geometry),
    '</Placemark>\n',
  ].join('');
}

function shape(geometry: PlainGeometry): string {
  switch (geometry.type) {
    case 'Point':
      return `<Point>${places([geometry.coordinates])}</Point>`;
    case 'LineString':
      return `<LineString>${places(geometry.coordinates)}</LineString>`;
    case 'Polygon':
      return polygon(geometry.coordinates);
    case 'MultiPoint':
      return many(geometry.coordinates.map((place) => `<Point>${places([place])}</Point>`));
    case 'MultiLineString':
      return many(geometry.coordinates.map((line) => `<LineString>${places(line)}</LineString>`));
    case 'MultiPolygon':
      return many(geometry.coordinates.map(polygon));
  }
}

function many(shapes: readonly string[]): string {
  return `<MultiGeometry>${shapes.join('')}</MultiGeometry>`;
}

function polygon([outer = [], ...holes]: readonly (readonly Position[])[]): string {
  const inner = holes.map((hole) => `<innerBoundaryIs>${ring(hole)}</innerBoundaryIs>`);
  return `<Polygon><outerBoundaryIs>${ring(outer)}</outerBoundaryIs>${inner.join('')}</Polygon>`;
}

function ring(positions: readonly Position[]): string {
  return `<LinearRing>${places(positions)}</LinearRing>`;
}

function places(positions: readonly Position[]): string {
  return `<coordinates>${positions.map(([x, y]) => `${x},${y}`).join(' ')}</coordinates>`;
}
