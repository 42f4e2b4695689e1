import { Problem } from '../../http/problem.ts';

/** How coordinates of geometries are written (RFC 7946, section 3.1). */
const SHAPES: Readonly<Record<string, string>> = {
  Point: '[8.68,49.41]',
  MultiPoint: '[[8.68,49.41],[8.69,49.42]]',
  LineString: '[[8.68,49.41],[8.69,49.42]]',
  MultiLineString: '[[[8.68,49.41],[8.69,49.42]]]',
  Polygon: '[[[8.6,49.4],[8.7,49.4],[8.7,49.5],[8.6,49.4]]]',
  MultiPolygon: '[[[[8.6,49.4],[8.7,49.4],[8.7,49.5],[8.6,49.4]]]]',
};

/** A geo-query's geometry that is none, of a type that is known or not. */
export function badShape(type: unknown): Problem {
  const expected = typeof type === 'string' && Object.hasOwn(SHAPES, type) ? SHAPES[type] : undefined;
  if (expected === undefined)
    return new Problem(
      'facts.bad-geo-query',
      { reason: 'geometry', known: Object.keys(SHAPES).join(', ') },
      'geometry',
    );
  const values = { reason: 'coordinates', geometry: String(type), expected };
  return new Problem('facts.bad-geo-query', values, 'coordinates');
}
