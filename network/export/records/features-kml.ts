import { kmlShape } from '../kml-shapes.ts';
import { type Feature, type FeatureField, type FeatureTable, labelField } from './feature-table.ts';
import { xmlText } from './xml-text.ts';

const kinds = { text: 'string', number: 'double', boolean: 'bool' } as const;

/** KML 2.3 (OGC 12-007r2): a schema with the fields, and a placemark a feature (sections 9.1, 9.3, 9.7). */
export function* featuresKml({ title, system, fields, features }: FeatureTable): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document id="records">';
  yield `<name>${xmlText(title)}</name><description>${system}</description>\n<Schema name="record" id="record">`;
  for (const { name, title: field, kind } of fields)
    yield `<SimpleField name="${xmlText(name)}" type="${kinds[kind]}"><displayName>${xmlText(field)}</displayName></SimpleField>`;
  yield '</Schema>\n';
  const named = labelField(fields);
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
    geometry === null ? '' : kmlShape(geometry),
    '</Placemark>\n',
  ].join('');
}
