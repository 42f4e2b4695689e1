import { canonical } from '../audit/digest.ts';
import type { Sql } from '../store/database.ts';
import type { MeasureDefinition } from './definition.ts';

/** A version of a measure's definition, and what is different from the one before. */
export interface MeasureVersion {
  readonly definition: MeasureDefinition;
  readonly definedAt: string;
  /** Who defined it; null: it came with the programme. */
  readonly by: string | null;
  /** Members of the definition; none of the first version. */
  readonly changed: readonly string[];
}

/** All versions of a measure, oldest first; none of a measure that never was. */
export async function readVersions(sql: Sql, code: string): Promise<readonly MeasureVersion[]> {
  const rows = await sql.query<{ definition: MeasureDefinition; at: string; by: string | null }>(
    `select definition, defined_at as at, defined_by as by from measures.definition where code = $1 order by version`,
    [code],
  );
  return rows.map(({ definition, at, by }, index) => {
    const before = rows[index - 1]?.definition;
    return {
      definition,
      definedAt: new Date(at).toISOString(),
      by,
      changed: before ? changedMembers(before, definition) : [],
    };
  });
}

/** What a new definition says otherwise, its version apart. Pure. */
export function changedMembers(before: MeasureDefinition, after: MeasureDefinition): readonly string[] {
  const [was, is] = [before, after].map((one): Readonly<Record<string, unknown>> => ({ ...one }));
  const members = new Set([...Object.keys(was ?? {}), ...Object.keys(is ?? {})]);
  members.delete('version');
  return [...members].filter((name) => canonical([was?.[name] ?? null]) !== canonical([is?.[name] ?? null]));
}
