import { Problem } from '@yuheng/kernel/problem';
import type { Sql } from '@yuheng/kernel/store';
import type { IndoorDesign } from '../indoor/design-shape.ts';

export interface StoredDesign {
  readonly design: IndoorDesign;
  readonly revision: number;
  readonly savedAt: string;
  readonly savedBy: string;
}

export async function readDesign(sql: Sql, system: string): Promise<StoredDesign | null> {
  const [row] = await sql.query<StoredDesign>(
    `select design, revision, saved_at as "savedAt", saved_by as "savedBy" from network.indoor_design where system = $1`,
    [system],
  );
  return row ?? null;
}

/** What lists tell of a design. */
export interface DesignState {
  /** 0 where there is none. */
  readonly revision: number;
  /** Whether something radiates in it, see `isDesigned`. */
  readonly designed: boolean;
}

export const noDesign: DesignState = { revision: 0, designed: false };

/** By system; those without a plan are left out. */
export async function listDesignStates(
  sql: Sql,
  systems: readonly string[],
): Promise<ReadonlyMap<string, DesignState>> {
  const rows = await sql.query<DesignState & { system: string }>(
    `select system, revision, jsonb_path_exists(design, '$.parts[*] ? (@.kind == "antenna" || @.kind == "head")') as designed
     from network.indoor_design where system = any($1)`,
    [systems],
  );
  return new Map(rows.map(({ system, revision, designed }) => [system, { revision, designed }]));
}

/**
 * @param known the revision that the design comes from; 0 where there was none
 * @throws Problem `network.indoor-changed` when another one is there; nothing is stored then
 */
export async function writeDesign(
  sql: Sql,
  {
    system,
    known,
    design,
    at,
    by,
  }: { system: string; known: number; design: IndoorDesign; at: string; by: string },
): Promise<number> {
  const [row] = await sql.query<{ revision: number }>(
    `insert into network.indoor_design as old (system, revision, design, saved_at, saved_by)
     select $1, $2::integer + 1, $3, $4, $5
     where $2 = 0 or exists (select from network.indoor_design where system = $1)
     on conflict (system) do update set revision = excluded.revision, design = excluded.design,
       saved_at = excluded.saved_at, saved_by = excluded.saved_by
     where old.revision = $2 returning revision`,
    [system, known, design, at, by],
  );
  if (row === undefined) throw new Problem('network.indoor-changed');
  return row.revision;
}

export async function deleteDesign(sql: Sql, system: string): Promise<void> {
  await sql.query('delete from network.indoor_design where system = $1', [system]);
}
