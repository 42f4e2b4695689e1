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
  /** Of a time (ISO 8601, UTC): the title of a column that people read it in, in their own zone. */
  readonly localTitle?: string;
  /** Whether it says what people call another thing. */
  readonly calls?: boolean;
}

/** The field that a thing is labelled by: its own name, else the first thing that it belongs to; -1 where nothing has a name. */
export function labelField(fields: readonly FeatureField[]): number {
  const own = fields.findIndex(({ name }) => name === 'name');
  return own >= 0 ? own : fields.findIndex(({ calls }) => calls === true);
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
