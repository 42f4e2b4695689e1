import { TENANT } from '../facts/store/shard.ts';
import { Problem } from '../http/problem.ts';
import type { Actor } from '../identity/actor.ts';
import type { Sql } from '../store/database.ts';
import type { Reach, Scenario } from './scenario.ts';
import type { ScenarioResult } from './scenario-result.ts';

const COLUMNS = `id, name, note, changes, delay, author, author_name as "authorName", organisation, reach, synthetic, version,
  base_at as "baseAt", made_at as "madeAt", changed_at as "changedAt"`;

/** Those that somebody may see, the newest first. */
export async function listScenarios(
  sql: Sql,
  { id: reader, organisation, formerly = [] }: Pick<Actor, 'id' | 'organisation' | 'formerly'>,
  limit: number,
): Promise<readonly Scenario[]> {
  return sql.query<Scenario>(
    `select ${COLUMNS} from scenarios.scenario where tenant = $1
       and (author = $2 or reach = 'house' or (reach = 'organisation' and
         (organisation is not distinct from $3 or organisation = any($5))))
     order by changed_at desc, id limit $4`,
    [TENANT, reader, organisation, limit, formerly],
  );
}

/** @throws Problem scenarios.not-found */
export async function readScenario(sql: Sql, id: string, lock = false): Promise<Scenario> {
  const [row] = await sql.query<Scenario>(
    `select ${COLUMNS} from scenarios.scenario where tenant = $1 and id::text = $2${lock ? ' for update' : ''}`,
    [TENANT, id],
  );
  if (!row) throw new Problem('scenarios.not-found');
  return row;
}

export async function insertScenario(sql: Sql, one: Scenario): Promise<void> {
  await sql.query(
    `insert into scenarios.scenario (tenant, id, name, note, changes, delay, author, author_name, organisation, reach, synthetic,
       version, base_at, made_at, changed_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    [
      TENANT,
      one.id,
      one.name,
      one.note,
      JSON.stringify(one.changes),
      one.delay,
      one.author,
      one.authorName,
      one.organisation,
      one.reach,
      one.synthetic,
      one.version,
      one.baseAt,
      one.madeAt,
      one.changedAt,
    ],
  );
}

/** @param seen the version that was looked at @throws Problem scenarios.changed-meanwhile */
export async function updateScenario(
  sql: Sql,
  one: Pick<Scenario, 'id' | 'name' | 'note' | 'changes' | 'delay' | 'baseAt' | 'changedAt'>,
  seen: number,
): Promise<void> {
  const stored = await sql.query(
    `update scenarios.scenario set name = $4, note = $5, changes = $6, delay = $7, base_at = $8, changed_at = $9,
       version = version + 1 where tenant = $1 and id = $2 and version = $3 returning 1 as one`,
    [
      TENANT,
      one.id,
      seen,
      one.name,
      one.note,
      JSON.stringify(one.changes),
      one.delay,
      one.baseAt,
      one.changedAt,
    ],
  );
  if (stored.length === 0) throw new Problem('scenarios.changed-meanwhile');
}

export async function setReach(sql: Sql, id: string, reach: Reach): Promise<void> {
  await sql.query('update scenarios.scenario set reach = $3 where tenant = $1 and id = $2', [
    TENANT,
    id,
    reach,
  ]);
}

export async function deleteScenario(sql: Sql, id: string): Promise<void> {
  await sql.query('delete from scenarios.scenario where tenant = $1 and id = $2', [TENANT, id]);
}

export async function putResult(
  sql: Sql,
  { scenario, version, content, madeAt }: ScenarioResult,
): Promise<void> {
  await sql.query(
    `insert into scenarios.result (tenant, scenario, version, content, made_at) values ($1, $2, $3, $4, $5)
     on conflict (tenant, scenario) do update set version = excluded.version, content = excluded.content,
       made_at = excluded.made_at where scenarios.result.version <= excluded.version`,
    [TENANT, scenario, version, JSON.stringify(content), madeAt],
  );
}

export async function readResults(
  sql: Sql,
  scenarios: readonly string[],
): Promise<readonly ScenarioResult[]> {
  return sql.query<ScenarioResult>(
    `select scenario, version, content, made_at as "madeAt" from scenarios.result
     where tenant = $1 and scenario = any ($2::uuid[])`,
    [TENANT, scenarios],
  );
}
