import { TENANT } from '../../facts/store/shard.ts';
import { Problem } from '../../http/problem.ts';
import type { Sql } from '../../store/database.ts';

/**
 * Whoever has taken the log's lock and changed people asks this last: the house is never left without somebody who
 * may let others in. Other tenants have the house for that.
 * @throws Problem identity.last-administrator
 */
export async function keepAnAdministrator(tenant: number, tx: Sql): Promise<void> {
  if (tenant !== TENANT) return;
  const [left] = await tx.query(
    `select person.id from identity.person left join identity.organisation
       on organisation.tenant = person.tenant and organisation.id = person.organisation
     where person.tenant = $1 and 'administrator' = any(roles) and person.closed_at is null
       and organisation.closed_at is null
     limit 1`,
    [tenant],
  );
  if (!left) throw new Problem('identity.last-administrator');
}
