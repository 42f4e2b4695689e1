import type { Json, Statement } from '../facts/model/entity.ts';
import { parseStatements } from '../facts/model/parse-entity.ts';
import type { Change } from '../facts/store/apply-change.ts';

/** Attributes as they come from outside: plain values, or normalised. */
export type Stated = Readonly<Record<string, Json>>;

export function statementsOf(stated: Stated): ReadonlyMap<string, Statement> {
  return parseStatements(stated);
}

export function create(id: string, stated: Stated = {}, types: readonly string[] = ['Thing']): Change {
  return { op: 'create', id, types, statements: statementsOf(stated) };
}

export function upsert(id: string, stated: Stated = {}, types: readonly string[] = ['Thing']): Change {
  return { op: 'upsert', id, types, statements: statementsOf(stated) };
}

export function append(id: string, stated: Stated): Change {
  return { op: 'append', id, statements: statementsOf(stated) };
}

export function point(longitude: number, latitude: number): { type: 'Point'; coordinates: [number, number] } {
  return { type: 'Point', coordinates: [longitude, latitude] };
}

/** A value with its time, and a unit where it has one. */
export function observed(
  value: Json,
  observedAt: string,
  unitCode?: string,
): { readonly [key: string]: Json } {
  return { type: 'Property', value, observedAt, ...(unitCode === undefined ? {} : { unitCode }) };
}
