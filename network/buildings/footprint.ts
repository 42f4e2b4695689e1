import type { MapProjection } from '../coordinates/map-projection.ts';
import type { ReferenceSystem } from '../coordinates/reference-systems.ts';

/** East and north, or longitude and latitude; what a file says of heights besides is left aside. */
export type Position = readonly [x: number, y: number];

/** One feature of a file, before its place and height are known. */
export interface Footprint {
  /** Each of rings, in the system of its layer; undefined where the feature is no polygon. */
  readonly polygons: readonly (readonly (readonly Position[])[])[] | undefined;
  readonly properties: Readonly<Record<string, unknown>>;
}

/**
 * What a file says of its coordinates: degrees by the rule of its format, degrees of WGS 84 or CGCS2000 in so many words, a
 * projection of these, or nothing.
 */
export type StatedSystem =
  | { readonly kind: 'usual' | 'degrees' | 'unsaid' }
  | { readonly kind: 'projected'; readonly projection: MapProjection };

export function statedAs({ projection }: Pick<ReferenceSystem, 'projection'>): StatedSystem {
  return projection === undefined ? { kind: 'degrees' } : { kind: 'projected', projection };
}

/** Features that share a system. They are read while they are walked through, once. */
export interface FootprintLayer {
  readonly stated: StatedSystem;
  readonly footprints: Iterable<Footprint>;
}

/** A file of footprints, opened. */
export interface FootprintFile {
  readonly layers: readonly FootprintLayer[];
  close(): void;
}

/** A file that is not what its name says; the message is for whoever made it. */
export class FootprintFault extends Error {}

/** A file in a reference system that nobody here knows; the message is its name. */
export class UnknownSystemFault extends FootprintFault {}
