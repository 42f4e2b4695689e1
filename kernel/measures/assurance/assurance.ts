import Type, { type Static } from 'typebox';
import { digestOf } from '../../audit/digest.ts';
import { line } from '../../audit/line.ts';
import { TENANT } from '../../facts/store/shard.ts';
import { Problem } from '../../http/problem.ts';
import type { Actor } from '../../identity/actor.ts';
import type { Sql } from '../../store/database.ts';
import { QualityRules } from '../quality/rule.ts';

const Point = Type.Union([Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' }), Type.Null()]);

/**
 * The five points on which auditors ask how the data of an indicator is assured (after GAO-15-788): null is what nobody has stated.
 */
export const AssurancePoints = Type.Object(
  {
    /** What it is for, and what it means. */
    purpose: Point,
    /** Where the data comes from. */
    source: Point,
    /** How it is collected. */
    method: Point,
    /** How it is verified, and by whom. */
    verification: Point,
    /** What it does not tell, and how that is made up for. */
    limits: Point,
  },
  { additionalProperties: false },
);
export type AssurancePoints = Static<typeof AssurancePoints>;

export const notStated: AssurancePoints = {
  purpose: null,
  source: null,
  method: null,
  verification: null,
  limits: null,
};

/** What the owner of an indicator said of its data. */
export const Assurance = Type.Object({
  /** 1, 2, 3 … of the measure; 0: nobody has said anything. */
  version: Type.Integer({ minimum: 0 }),
  points: AssurancePoints,
  /** Null: the rules that the definition brings. */
  rules: Type.Union([QualityRules, Type.Null()]),
  statedAt: Type.Union([Type.String(), Type.Null()]),
  /** Id and name of who stated it. */
  statedBy: Type.Union([Type.String(), Type.Null()]),
  statedByName: Type.Union([Type.String(), Type.Null()]),
});
export type Assurance = Static<typeof Assurance>;

export interface AssuranceRow {
  readonly tenant: number;
  readonly code: string;
  readonly version: number;
  readonly points: AssurancePoints;
  readonly rules: Assurance['rules'];
  readonly stated_at: string;
  readonly stated_by: string;
  readonly stated_by_name: string;
}

export const ASSURANCE_COLUMNS = 'tenant, code, version, points, rules, stated_at, stated_by, stated_by_name';

/** All that was stated about a measure, the newest first. */
export async function readAssurances(sql: Sql, code: string): Promise<readonly Assurance[]> {
  const rows = await sql.query<AssuranceRow>(
    `select ${ASSURANCE_COLUMNS} from measures.assurance where tenant = $1 and code = $2 order by version desc`,
    [TENANT, code],
  );
  return rows.map(assuranceOf);
}

/** What stands about each measure of which something was stated, or about one. */
export async function readNewest(sql: Sql, code: string | null): Promise<ReadonlyMap<string, Assurance>> {
  const rows = await sql.query<AssuranceRow>(
    `select distinct on (code) ${ASSURANCE_COLUMNS} from measures.assurance
     where tenant = $1 and ($2::text is null or code = $2) order by code, version desc`,
    [TENANT, code],
  );
  return new Map(rows.map((row) => [row.code, assuranceOf(row)]));
}

function assuranceOf(row: AssuranceRow): Assurance {
  return {
    version: row.version,
    points: row.points,
    rules: row.rules,
    statedAt: new Date(row.stated_at).toISOString(),
    statedBy: row.stated_by,
    statedByName: row.stated_by_name,
  };
}

export const unstated: Assurance = {
  version: 0,
  points: notStated,
  rules: null,
  statedAt: null,
  statedBy: null,
  statedByName: null,
};

/**
 * Keeps what somebody states as the version after the one that they saw. @returns the line by which the log seals it
 * @throws Problem measures.stated-meanwhile
 */
export async function keepAssurance(
  tx: Sql,
  code: string,
  seen: number,
  { points, rules }: Pick<Assurance, 'points' | 'rules'>,
  by: Actor,
  now: Date,
): Promise<string> {
  const kept = await tx.query<AssuranceRow>(
    `insert into measures.assurance (${ASSURANCE_COLUMNS})
     select $1, $2, $3 + 1, $4, $5, $6, $7, $8
     where $3 = coalesce((select max(version) from measures.assurance where tenant = $1 and code = $2), 0)
     on conflict do nothing returning version`,
    [
      TENANT,
      code,
      seen,
      JSON.stringify(points),
      rules === null ? null : JSON.stringify(rules),
      now.toISOString(),
      by.id,
      by.name,
    ],
  );
  if (kept.length === 0) throw new Problem('measures.stated-meanwhile', { code });
  const stated = { points, rules, at: now.toISOString(), by: by.id, name: by.name };
  return line('assurance', assuranceDigest(stated), code, seen + 1);
}

export function assuranceDigest(stated: {
  readonly points: AssurancePoints;
  readonly rules: Assurance['rules'];
  readonly at: string;
  readonly by: string;
  readonly name: string;
}): string {
  return digestOf(stated);
}
