import type { Geometry, GeometryCollection } from 'geojson';
import type { CoordinateSystem } from '../../coordinates/offset-systems.ts';

export type PlainGeometry = Exclude<Geometry, GeometryCollection>;
export type FeatureValue = string | number | boolean | null;

export interface FeatureField {
  /** As programs know it: an ASCII name, the same in every language. */
  readonly name: string;
  /** As people know it, with its unit. */
  readonly title: string;
  readonly kind: 'text' | 'number' | 'boolean';
  /** Of a text with a fixed set of values: how people say them. */
  readonly words?: ReadonlyMap<string, string>;
}

export interface Feature {
  /** Rings and places already in the table's coordinate system. */
  readonly geometry: PlainGeometry | null;
  /** One a field. */
  readonly values: readonly FeatureValue[];
}

/** Things with properties and places: what every format is written from, whatever the things are. */
export interface FeatureTable {
  /** ASCII, letters and digits. */
  readonly name: string;
  readonly title: string;
  readonly system: CoordinateSystem;
  readonly fields: readonly FeatureField[];
  readonly features: readonly Feature[];
}
