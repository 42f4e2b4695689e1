import { Problem } from '../../http/problem.ts';
import type { Sql } from '../../store/database.ts';

/**
 * That an organisation of a tenant is open, and a unit an open one of it.
 * @throws Problem identity.organisation-not-found, identity.unit-not-found
 */
export async function checkPlace(
  tenant: number,
  organisation: string | null,
  unit: string | null,
  tx: Sql,
): Promise<void> {
  if (organisation !== null) {
    const [found] = await tx.query(
      'select id from identity.organisation where tenant = $1 and id = $2 and closed_at is null for share',
      [tenant, organisation],
    );
    if (!found) throw new Problem('identity.organisation-not-found');
  }
  if (unit === null) return;
  const [found] = await tx.query(
    `select id from identity.unit where tenant = $1 and id = $2 and organisation = $3 and closed_at is null for share`,
    [tenant, unit, organisation],
  );
  if (!found) throw new Problem('identity.unit-not-found');
}
