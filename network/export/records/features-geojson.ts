import type { FeatureTable } from './feature-table.ts';

/** A feature collection (RFC 7946). Where places are not those of WGS 84, a member of our own says so (section 6.1). */
export function* featuresGeoJson({ title, system, fields, features }: FeatureTable): Generator<string> {
  const head = { type: 'FeatureCollection', name: title, coordinateSystem: system };
  yield `${JSON.stringify(head).slice(0, -1)},"features":[`;
  let comma = '';
  for (const { geometry, values } of features) {
    const properties = Object.fromEntries(fields.map(({ name }, index) => [name, values[index] ?? null]));
    yield `${comma}\n${JSON.stringify({ type: 'Feature', geometry, properties })}`;
    comma = ',';
  }
  yield '\n]}\n';
}
