import type { Audit } from '../../audit/audit.ts';
import { TENANT } from '../../facts/store/shard.ts';
import { Problem } from '../../http/problem.ts';
import type { Database, Sql } from '../../store/database.ts';
import type { Actor, Role } from '../actor.ts';
import { tellEnded } from '../sessions/ended.ts';
import { keepAnAdministrator } from './keep-an-administrator.ts';
import type { Organisations } from './organisations.ts';
import { listPeople, type PersonView } from './person-view.ts';

export interface NewPerson {
  /** `user:…` */
  readonly id: string;
  readonly name: string;
  readonly organisation: string | null;
  readonly unit: string | null;
  readonly roles: readonly Role[];
  readonly synthetic: boolean;
}

/** What is changed of a person; what is not named stays. A move to another organisation leaves the unit, unless one is named. */
export type PersonChange = Partial<Omit<NewPerson, 'id' | 'synthetic'>>;

/** The people of tenants. Who changes, is moved or closed is so at once: every request reads their record. */
export interface People {
  list(tenant: number): Promise<readonly PersonView[]>;
  /** Of all who are or were on record, and of processes of this house that act as somebody. */
  names(tenant: number): Promise<readonly { readonly id: string; readonly name: string }[]>;
  /** @throws Problem identity.person-exists, identity.organisation-not-found, identity.unit-not-found */
  add(tenant: number, person: NewPerson, by: Actor, tx?: Sql): Promise<void>;
  /** Adds somebody of whom an actor speaks, with the organisation by its name, where nobody of this id is on record. */
  ensure(actor: Actor, by: Actor, tx: Sql): Promise<void>;
  /** @throws Problem as `add`, and identity.person-not-found, identity.last-administrator */
  change(tenant: number, id: string, change: PersonChange, by: Actor, tx?: Sql): Promise<void>;
  /** Ends all sessions and links of the person. @throws Problem identity.person-not-found, identity.last-administrator */
  close(tenant: number, id: string, by: Actor): Promise<void>;
  /** @throws Problem identity.person-not-found */
  reopen(tenant: number, id: string, by: Actor): Promise<void>;
  /** The tenant of somebody who is not closed. @throws Problem identity.person-not-found */
  tenantOf(id: string): Promise<number>;
}

export function openPeople(
  database: Database,
  audit: Audit,
  organisations: Organisations,
  clock: () => Date,
): People {
  const now = (): string => clock().toISOString();

  function log(what: string, id: string, payload: object, by: Actor, tx: Sql): Promise<unknown> {
    return audit.append({ by, action: `identity.${what}-person`, resource: id, payload }, tx);
  }

  /** In the caller's transaction, or in one of its own. */
  function inTransaction(tx: Sql | undefined, work: (tx: Sql) => Promise<void>): Promise<void> {
    return tx === undefined ? database.transaction(work) : work(tx);
  }

  async function insert(tenant: number, person: NewPerson, by: Actor, tx: Sql): Promise<boolean> {
    const { id, name, organisation, unit, roles, synthetic } = person;
    const made = await tx.query(
      `insert into identity.person (id, tenant, name, organisation, unit, roles, synthetic, made_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing returning id`,
      [id, tenant, name, organisation, unit, [...new Set(roles)], synthetic, now()],
    );
    if (made.length > 0) await log('add', id, { ...person, tenant }, by, tx);
    return made.length > 0;
  }

  return {
    list: (tenant) => listPeople(database, tenant, now()),
    names: (tenant) =>
      database.query(
        `select id, name from identity.person where tenant = $1
         union
         select actor ->> 'id', actor ->> 'name' from identity.house_key
         where $1 = $2 and actor ->> 'id' like 'user:%'
           and not exists (select from identity.person where person.id = actor ->> 'id')`,
        [tenant, TENANT],
      ),
    async add(tenant, person, by, within) {
      await inTransaction(within, async (tx) => {
        await checkPlace(tenant, person.organisation, person.unit, tx);
        const added = await insert(tenant, person, by, tx);
        if (!added) throw new Problem('identity.person-exists', { person: person.id });
      });
    },
    async ensure({ id, name, organisation, roles, synthetic }, by, tx) {
      const [known] = await tx.query('select id from identity.person where id = $1', [id]);
      if (known) return;
      const place = organisation === null ? null : await organisations.named(TENANT, organisation, by, tx);
      await insert(TENANT, { id, name, organisation: place, unit: null, roles, synthetic }, by, tx);
    },
    async change(tenant, id, change, by, within) {
      await inTransaction(within, async (tx) => {
        const [old] = await tx.query<NewPerson>(
          `select id, name, organisation, unit, roles, synthetic from identity.person
           where tenant = $1 and id = $2 and closed_at is null for update`,
          [tenant, id],
        );
        if (!old) throw new Problem('identity.person-not-found', { person: id });
        const moved = change.organisation !== undefined && change.organisation !== old.organisation;
        const next = { ...old, ...(moved ? { unit: null } : {}), ...change };
        await checkPlace(tenant, next.organisation, next.unit, tx);
        await tx.query(
          'update identity.person set name = $2, organisation = $3, unit = $4, roles = $5 where id = $1',
          [id, next.name, next.organisation, next.unit, [...new Set(next.roles)]],
        );
        await log('change', id, { from: old, to: next }, by, tx);
        await tellEnded(tx);
        if (old.roles.includes('administrator')) await keepAnAdministrator(tenant, tx);
      });
    },
    async close(tenant, id, by) {
      await database.transaction(async (tx) => {
        const [closed] = await tx.query<{ roles: readonly Role[] }>(
          `update identity.person set closed_at = $3 where tenant = $1 and id = $2 and closed_at is null
           returning roles`,
          [tenant, id, now()],
        );
        if (!closed) throw new Problem('identity.person-not-found', { person: id });
        await tx.query('delete from identity.session where person = $1', [id]);
        await tx.query('delete from identity.link where person = $1', [id]);
        await log('close', id, {}, by, tx);
        await tellEnded(tx);
        if (closed.roles.includes('administrator')) await keepAnAdministrator(tenant, tx);
      });
    },
    async reopen(tenant, id, by) {
      await database.transaction(async (tx) => {
        const opened = await tx.query(
          `update identity.person set closed_at = null where tenant = $1 and id = $2 and closed_at is not null
           returning id`,
          [tenant, id],
        );
        if (opened.length === 0) throw new Problem('identity.person-not-found', { person: id });
        await log('reopen', id, {}, by, tx);
      });
    },
    async tenantOf(id) {
      const [row] = await database.query<{ tenant: number }>(
        'select tenant from identity.person where id = $1 and closed_at is null',
        [id],
      );
      if (!row) throw new Problem('identity.person-not-found', { person: id });
      return row.tenant;
    },
  };
}

/** The organisation is open, and the unit is an open one of it. */
async function checkPlace(
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
