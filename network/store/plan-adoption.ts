import { newInstanceId } from '@yuheng/kernel/instance-id';
import { Problem } from '@yuheng/kernel/problem';
import type { Sql } from '@yuheng/kernel/store';

/** How long an adoption that goes no further keeps others of its city off. */
export const patience = '10 minutes';

/** What somebody holds who adopts a plan of a city. */
export interface Claim {
  readonly city: string;
  readonly plan: string;
  /** Nobody else has it: of two who claim the same plan, the later goes on. */
  readonly token: string;
}

/**
 * Makes a plan the one of its city that is being adopted. The same plan may be claimed again, so that what stopped half-way goes on;
 * whoever held it before is then out. Locks the plan, so that nobody removes it before the claim can be seen.
 * @param tx a transaction of its own
 * @throws Problem `network.site-plan-busy` while another plan is, `network.site-plan-not-found`
 */
export async function claimPlan(tx: Sql, plan: string, at: string): Promise<Claim> {
  const [found] = await tx.query<{ city: string }>(
    'select city from network.site_plan where id = $1 for update',
    [plan],
  );
  if (found === undefined) throw new Problem('network.site-plan-not-found');
  const claim = { city: found.city, plan, token: newInstanceId() };
  const rows = await tx.query(
    `insert into network.plan_adoption as held (city, plan, at, token) values ($1, $2, $3, $4)
     on conflict (city) do update set plan = excluded.plan, at = excluded.at, token = excluded.token
     where held.plan = excluded.plan or held.at < excluded.at - interval '${patience}' returning city`,
    [claim.city, plan, at, claim.token],
  );
  if (rows.length === 0) throw new Problem('network.site-plan-busy');
  return claim;
}

/** Goes on for as long again, in the transaction that writes. @throws Problem `network.site-plan-overtaken` where another has it now */
export async function renewClaim(tx: Sql, { city, token }: Claim, at: string): Promise<void> {
  const rows = await tx.query(
    'update network.plan_adoption set at = $3 where city = $1 and token = $2 returning city',
    [city, token, at],
  );
  if (rows.length === 0) throw new Problem('network.site-plan-overtaken');
}

/** Ends a claim in the transaction of what was done under it. @throws Problem `network.site-plan-overtaken`, and nothing is done */
export async function endClaim(tx: Sql, claim: Claim): Promise<void> {
  if (!(await giveUpClaim(tx, claim))) throw new Problem('network.site-plan-overtaken');
}

/** Lets others of the city in. Answers whether it was still held. */
export async function giveUpClaim(sql: Sql, { city, token }: Claim): Promise<boolean> {
  const rows = await sql.query(
    'delete from network.plan_adoption where city = $1 and token = $2 returning city',
    [city, token],
  );
  return rows.length > 0;
}

/** @throws Problem `network.site-plan-busy` while a plan is being adopted, as far as its claim has not run out */
export async function requireUnclaimed(tx: Sql, plan: string, at: string): Promise<void> {
  const rows = await tx.query(
    `select from network.plan_adoption where plan = $1 and at >= $2::timestamptz - interval '${patience}'`,
    [plan, at],
  );
  if (rows.length > 0) throw new Problem('network.site-plan-busy');
}
