import { Problem } from '@yuheng/kernel/problem';
import type { Sql } from '@yuheng/kernel/store';

/** How long an adoption that stopped half-way keeps others of its city off. */
const patience = '10 minutes';

/**
 * Makes a plan the one of its city that is being adopted; the same plan may be claimed again, so that what stopped half-way goes on.
 * @throws Problem `network.site-plan-busy` while another one is
 */
export async function claimCity(sql: Sql, city: string, plan: string, at: string): Promise<void> {
  const rows = await sql.query(
    `insert into network.plan_adoption as held (city, plan, at) values ($1, $2, $3)
     on conflict (city) do update set plan = excluded.plan, at = excluded.at
     where held.plan = excluded.plan or held.at < excluded.at - interval '${patience}' returning city`,
    [city, plan, at],
  );
  if (rows.length === 0) throw new Problem('network.site-plan-busy');
}

export async function releaseCity(sql: Sql, city: string, plan: string): Promise<void> {
  await sql.query('delete from network.plan_adoption where city = $1 and plan = $2', [city, plan]);
}
