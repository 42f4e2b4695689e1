import { randomUUID } from 'node:crypto';
import type { Audit } from '../../audit/audit.ts';
import { Problem } from '../../http/problem.ts';
import type { Database, Sql } from '../../store/database.ts';
import type { Actor } from '../actor.ts';

/** The units of organisations. */
export interface Units {
  /** @throws Problem identity.organisation-not-found, identity.name-taken */
  add(tenant: number, organisation: string, name: string, by: Actor): Promise<string>;
  /** @throws Problem identity.unit-not-found, identity.name-taken */
  rename(tenant: number, id: string, name: string, by: Actor): Promise<void>;
  /** Its people act for the organisation alone from now on. @throws Problem identity.unit-not-found */
  close(tenant: number, id: string, by: Actor): Promise<void>;
}

export function openUnits(database: Database, audit: Audit, clock: () => Date): Units {
  const now = (): string => clock().toISOString();

  function log(what: string, id: string, payload: object, by: Actor, tx: Sql): Promise<unknown> {
    return audit.append({ by, action: `identity.${what}-unit`, resource: `unit:${id}`, payload }, tx);
  }

  return {
    async add(tenant, organisation, name, by) {
      const id = randomUUID();
      await database.transaction(async (tx) => {
        const [parent] = await tx.query(
          'select id from identity.organisation where tenant = $1 and id = $2 and closed_at is null for share',
          [tenant, organisation],
        );
        if (!parent) throw new Problem('identity.organisation-not-found');
        const made = await tx.query(
          `insert into identity.unit (tenant, id, organisation, name, made_at) values ($1, $2, $3, $4, $5)
           on conflict do nothing returning id`,
          [tenant, id, organisation, name, now()],
        );
        if (made.length === 0) throw new Problem('identity.name-taken', { name });
        await log('add', id, { organisation, name }, by, tx);
      });
      return id;
    },
    async rename(tenant, id, name, by) {
      await database.transaction(async (tx) => {
        const [unit] = await tx.query<{ organisation: string; name: string }>(
          'select organisation, name from identity.unit where tenant = $1 and id = $2 and closed_at is null',
          [tenant, id],
        );
        if (!unit) throw new Problem('identity.unit-not-found');
        // Those that rename or add at the same time wait for one another here.
        await tx.query('select id from identity.organisation where tenant = $1 and id = $2 for update', [
          tenant,
          unit.organisation,
        ]);
        const changed = await tx.query(
          `update identity.unit set name = $3 where tenant = $1 and id = $2 and closed_at is null and not exists (
             select 1 from identity.unit other where other.tenant = $1 and other.organisation = $4 and other.name = $3
               and other.id <> $2 and other.closed_at is null
           ) returning id`,
          [tenant, id, name, unit.organisation],
        );
        if (changed.length === 0) throw new Problem('identity.name-taken', { name });
        await log('rename', id, { from: unit.name, to: name }, by, tx);
      });
    },
    async close(tenant, id, by) {
      await database.transaction(async (tx) => {
        const closed = await tx.query(
          'update identity.unit set closed_at = $3 where tenant = $1 and id = $2 and closed_at is null returning id',
          [tenant, id, now()],
        );
        if (closed.length === 0) throw new Problem('identity.unit-not-found');
        await log('close', id, {}, by, tx);
      });
    },
  };
}
