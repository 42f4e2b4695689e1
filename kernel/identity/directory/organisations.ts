import { randomUUID } from 'node:crypto';
import type { Audit } from '../../audit/audit.ts';
import { Problem } from '../../http/problem.ts';
import type { Database, Sql } from '../../store/database.ts';
import type { Actor } from '../actor.ts';
import { tellEnded } from '../sessions/ended.ts';
import { keepAnAdministrator } from './keep-an-administrator.ts';

export interface OrganisationView {
  readonly id: string;
  readonly name: string;
  /** Earlier names, which still stand for it. */
  readonly formerly: readonly string[];
  readonly madeAt: string;
  readonly closedAt: string | null;
  readonly units: readonly UnitView[];
}

export interface UnitView {
  readonly id: string;
  readonly name: string;
  readonly madeAt: string;
  readonly closedAt: string | null;
}

/** The organisations of tenants. */
export interface Organisations {
  /** By name, with their units. */
  list(tenant: number): Promise<readonly OrganisationView[]>;
  /** @throws Problem identity.name-taken */
  add(tenant: number, name: string, by: Actor): Promise<string>;
  /** The id of the open one that has, or once had, this name; added where there is none. */
  named(tenant: number, name: string, by: Actor, tx: Sql): Promise<string>;
  /** What was given to it under the old name stays with it. @throws Problem identity.name-taken, identity.organisation-not-found */
  rename(tenant: number, id: string, name: string, by: Actor): Promise<void>;
  /**
   * Its people and keys are refused from now on, on all servers; its names may be given again.
   * @throws Problem identity.organisation-not-found, identity.last-administrator
   */
  close(tenant: number, id: string, by: Actor): Promise<void>;
}

export function openOrganisations(database: Database, audit: Audit, clock: () => Date): Organisations {
  const now = (): string => clock().toISOString();

  async function insert(tenant: number, name: string, by: Actor, tx: Sql): Promise<string | null> {
    const id = randomUUID();
    const made = await tx.query(
      `insert into identity.organisation_name (tenant, name, organisation, since) values ($1, $2, $3, $4)
       on conflict do nothing returning name`,
      [tenant, name, id, now()],
    );
    if (made.length === 0) return null;
    await tx.query('insert into identity.organisation (tenant, id, name, made_at) values ($1, $2, $3, $4)', [
      tenant,
      id,
      name,
      now(),
    ]);
    await log('add', id, { tenant, name }, by, tx);
    return id;
  }

  function log(what: string, id: string, payload: object, by: Actor, tx: Sql): Promise<unknown> {
    return audit.append(
      { by, action: `identity.${what}-organisation`, resource: `organisation:${id}`, payload },
      tx,
    );
  }

  return {
    async list(tenant) {
      const rows = await database.query<Omit<OrganisationView, 'units'>>(
        `select id, name, made_at as "madeAt", closed_at as "closedAt", array(
           select earlier.name from identity.organisation_name earlier
           where earlier.tenant = $1 and earlier.organisation = organisation.id and earlier.name <> organisation.name
           order by earlier.since
         ) as formerly
         from identity.organisation where tenant = $1 order by name collate "zh-Hans-CN-x-icu", made_at`,
        [tenant],
      );
      const units = await database.query<UnitView & { readonly organisation: string }>(
        `select id, name, organisation, made_at as "madeAt", closed_at as "closedAt" from identity.unit
         where tenant = $1 order by name collate "zh-Hans-CN-x-icu", made_at`,
        [tenant],
      );
      const of = Map.groupBy(units, ({ organisation }) => organisation);
      return rows.map((row) => ({
        ...row,
        units: (of.get(row.id) ?? []).map(({ id, name, madeAt, closedAt }) => ({
          id,
          name,
          madeAt,
          closedAt,
        })),
      }));
    },
    add: (tenant, name, by) =>
      database.transaction(async (tx) => {
        const id = await insert(tenant, name, by, tx);
        if (id === null) throw new Problem('identity.name-taken', { name });
        return id;
      }),
    async named(tenant, name, by, tx) {
      const find = async (): Promise<string | null> => {
        const [row] = await tx.query<{ id: string }>(
          'select organisation as id from identity.organisation_name where tenant = $1 and name = $2',
          [tenant, name],
        );
        return row?.id ?? null;
      };
      const id = (await find()) ?? (await insert(tenant, name, by, tx)) ?? (await find());
      if (id === null) throw new Problem('identity.name-taken', { name });
      return id;
    },
    async rename(tenant, id, name, by) {
      await database.transaction(async (tx) => {
        const [old] = await tx.query<{ name: string }>(
          'select name from identity.organisation where tenant = $1 and id = $2 and closed_at is null for update',
          [tenant, id],
        );
        if (!old) throw new Problem('identity.organisation-not-found');
        // It may take an earlier name of its own again.
        const taken = await tx.query(
          `insert into identity.organisation_name (tenant, name, organisation, since) values ($1, $2, $3, $4)
           on conflict (tenant, name) do update set since = excluded.since
           where organisation_name.organisation = excluded.organisation returning name`,
          [tenant, name, id, now()],
        );
        if (taken.length === 0) throw new Problem('identity.name-taken', { name });
        await tx.query('update identity.organisation set name = $3 where tenant = $1 and id = $2', [
          tenant,
          id,
          name,
        ]);
        await log('rename', id, { from: old.name, to: name }, by, tx);
      });
    },
    async close(tenant, id, by) {
      await database.transaction(async (tx) => {
        const closed = await tx.query(
          `update identity.organisation set closed_at = $3 where tenant = $1 and id = $2 and closed_at is null
           returning id`,
          [tenant, id, now()],
        );
        if (closed.length === 0) throw new Problem('identity.organisation-not-found');
        await tx.query('delete from identity.organisation_name where tenant = $1 and organisation = $2', [
          tenant,
          id,
        ]);
        await log('close', id, {}, by, tx);
        await tellEnded(tx);
        await keepAnAdministrator(tenant, tx);
      });
    },
  };
}
