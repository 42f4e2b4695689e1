import { createRequire } from 'node:module';
import type JtsGeometry from 'jsts/org/locationtech/jts/geom/Geometry.js';
import type GeoJSONReader from 'jsts/org/locationtech/jts/io/GeoJSONReader.js';
import type BufferOp from 'jsts/org/locationtech/jts/operation/buffer/BufferOp.js';
import type RelateOp from 'jsts/org/locationtech/jts/operation/relate/RelateOp.js';
import type { Geometry } from '../model/entity.ts';

type Relation = 'contains' | 'intersects' | 'overlaps' | 'equalsTopo';

interface Tools {
  readonly reader: GeoJSONReader;
  readonly relate: typeof RelateOp;
  readonly buffer: typeof BufferOp;
}

// Read when first asked for: most servers never are, and would carry ten megabytes of it.
const require = createRequire(import.meta.url);
let tools: Tools | null = null;

/**
 * Has `a` this relation to `b`, as plane geometries in degrees (the nine intersections of OGC 06-103r4, 6.1.15)? Areas that
 * are not valid (OGC 06-103r4, 6.1.11) are taken as what they cover.
 */
export function related(a: Geometry, relation: Relation, b: Geometry): boolean {
  tools ??= {
    reader: new (loaded<new () => GeoJSONReader>('io/GeoJSONReader'))(),
    relate: loaded<typeof RelateOp>('operation/relate/RelateOp'),
    buffer: loaded<typeof BufferOp>('operation/buffer/BufferOp'),
  };
  const { relate, buffer } = tools;
  const [one, other] = [read(a, tools), read(b, tools)];
  try {
    return relate[relation](one, other) === true;
  } catch {
    // Borders that cross leave it undecided what is inside.
  }
  try {
    const [whole, rest] = [[one, a] as const, [other, b] as const].map(([own, { type }]) =>
      type.endsWith('Polygon') ? buffer.bufferOp(own, 0) : own,
    );
    return relate[relation](whole, rest) === true;
  } catch {
    return false;
  }
}

/** The geometry of a query is held against many. */
const known = new WeakMap<Geometry, JtsGeometry>();

function read(geometry: Geometry, { reader }: Tools): JtsGeometry {
  const before = known.get(geometry);
  if (before) return before;
  const own = reader.read(geometry) as JtsGeometry;
  known.set(geometry, own);
  return own;
}

function loaded<Type>(name: string): Type {
  return (require(`jsts/org/locationtech/jts/${name}.js`) as { readonly default: Type }).default;
}
