import { TENANT } from '../../facts/store/shard.ts';
import { Problem } from '../../http/problem.ts';
import type { Sql } from '../../store/database.ts';

/** Whether somebody administers the house, as far as their roles say; asked before what may end it. */
export async function administersHouse(person: string, tx: Sql): Promise<boolean> {
  const [held] = await tx.query(
    `select person from identity.membership
     where person = $1 and tenant = $2 and 'administrator' = any(roles) and closed_at is null`,
    [person, TENANT],
  );
  return held !== undefined;
}

/**
 * Whoever has taken the log's lock and changed people asks this last: the house is never left without somebody who
 * may let others in. Other tenants have the house for that.
 * @throws Problem identity.last-administrator
 */
export async function keepAnAdministrator(tenant: number, tx: Sql): Promise<void> {
  if (tenant !== TENANT) return;
  const [left] = await tx.query(
    `select person.id from identity.membership join identity.person on person.id = membership.person
     left join identity.organisation
       on organisation.tenant = membership.tenant and organisation.id = membership.organisation
     where membership.tenant = $1 and 'administrator' = any(membership.roles) and membership.closed_at is null
       and person.closed_at is null and organisation.closed_at is null
     limit 1`,
    [tenant],
  );
  if (!left) throw new Problem('identity.last-administrator');
}
