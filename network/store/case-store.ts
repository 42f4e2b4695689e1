import { Problem } from '@yuheng/kernel/problem';
import type { Sql } from '@yuheng/kernel/store';
import type { CoverageCase } from '../case/coverage-case.ts';
import type { TerrainName } from '../rules/case-shape.ts';
import type { Assumption } from '../rules/station-case.ts';
import type { ModelName } from './compute-case.ts';

/** Rings of polygons, [longitude, latitude] in WGS 84. */
export interface CaseArea {
  readonly type: 'MultiPolygon';
  readonly coordinates: readonly (readonly (readonly (readonly [number, number])[])[])[];
}

/** A coverage case as it is kept; it is never changed. */
export interface StoredCase {
  readonly id: string;
  readonly name: string;
  readonly model: ModelName;
  readonly terrain: TerrainName;
  readonly given: CoverageCase;
  readonly area: CaseArea | null;
  readonly assumed: readonly Assumption[];
  readonly parent: string | null;
  readonly synthetic: boolean;
  readonly createdAt: string;
  readonly createdBy: string;
}

export type ListedCase = Omit<StoredCase, 'given' | 'area'> & { readonly sites: number };

const columns = `id, name, model, terrain, assumed, parent, synthetic, created_at as "createdAt", created_by as "createdBy"`;

export async function insertCase(one: StoredCase, units: readonly string[], sql: Sql): Promise<void> {
  await sql.query(
    `insert into network.coverage_case
       (id, name, model, terrain, given, area, assumed, parent, synthetic, created_at, created_by, units)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      one.id,
      one.name,
      one.model,
      one.terrain,
      one.given,
      one.area,
      one.assumed,
      one.parent,
      one.synthetic,
      one.createdAt,
      one.createdBy,
      units,
    ],
  );
}

/** Newest first. */
export async function listCases(sql: Sql, limit: number): Promise<readonly ListedCase[]> {
  return sql.query<ListedCase>(
    `select ${columns}, jsonb_array_length(given -> 'sites') as sites
     from network.coverage_case order by created_at desc, id desc limit $1`,
    [limit],
  );
}

/** @throws Problem `network.case-not-found` */
export async function readStoredCase(sql: Sql, id: string): Promise<StoredCase> {
  const [row] = await sql.query<StoredCase>(
    `select ${columns}, given, area from network.coverage_case where id = $1`,
    [id],
  );
  if (row === undefined) throw new Problem('network.case-not-found');
  return row;
}
