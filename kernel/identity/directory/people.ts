import type { Audit } from '../../audit/audit.ts';
import { TENANT } from '../../facts/store/shard.ts';
import { Problem } from '../../http/problem.ts';
import type { Database, Sql } from '../../store/database.ts';
import type { Actor, Role } from '../actor.ts';
import { tellEnded } from '../sessions/ended.ts';
import { checkPlace } from './check-place.ts';
import { administersHouse, keepAnAdministrator } from './keep-an-administrator.ts';
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

/**
 * What is changed of a person in a tenant; what is not named stays. A move to another organisation leaves the unit, unless one is
 * named.
 */
export type PersonChange = Partial<Omit<NewPerson, 'id' | 'synthetic'>>;

/** Whose account somebody is, and where they hold something. */
export interface Account {
  /** The name of the tenant that keeps it. */
  readonly home: string | null;
  /** Names of the tenants in which they hold something, open organisation or not. */
  readonly tenants: readonly (string | null)[];
  readonly closed: boolean;
  /** What they hold in the tenant that keeps it. */
  readonly roles: readonly Role[];
}

/**
 * The people of tenants. An account is kept by one tenant, and its person may hold something in others as well (members.ts).
 * Who changes, is moved or closed is so at once: every request reads their record.
 */
export interface People {
  list(tenant: number): Promise<readonly PersonView[]>;
  /** Of all who hold or held something in one of them, and of processes of this house that act as somebody. */
  names(tenants: readonly number[]): Promise<readonly { readonly id: string; readonly name: string }[]>;
  /** @throws Problem identity.person-exists, identity.organisation-not-found, identity.unit-not-found */
  add(tenant: number, person: NewPerson, by: Actor, tx?: Sql): Promise<void>;
  /** Adds somebody of whom an actor speaks, with the organisation by its name, where nobody of this id is on record. */
  ensure(tenant: number, actor: Actor, by: Actor, tx: Sql): Promise<void>;
  /**
   * Their place and roles in this tenant; their name only where it keeps their account.
   * @throws Problem as `add`, and identity.person-not-found, identity.account-elsewhere, identity.last-administrator
   */
  change(tenant: number, id: string, change: PersonChange, by: Actor, tx?: Sql): Promise<void>;
  /** Ends all sessions and links of the person. @throws Problem identity.person-not-found, identity.last-administrator */
  close(tenant: number, id: string, by: Actor): Promise<void>;
  /**
   * In this tenant, which keeps the account: what they held in others was shut with it, and is those tenants' to give again.
   * @throws Problem identity.person-not-found
   */
  reopen(tenant: number, id: string, by: Actor): Promise<void>;
  /** null: nobody of this id is or was on record. */
  accountOf(id: string): Promise<Account | null>;
  /** As `accountOf`, and nobody else changes what they hold, or lets them in, until the transaction ends. */
  hold(id: string, tx: Sql): Promise<Account | null>;
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
      `insert into identity.person (id, tenant, name, synthetic, made_at)
       values ($1, $2, $3, $4, $5) on conflict do nothing returning id`,
      [id, tenant, name, synthetic, now()],
    );
    if (made.length === 0) return false;
    await tx.query(
      `insert into identity.membership (person, tenant, organisation, unit, roles, since)
       values ($1, $2, $3, $4, $5, $6)`,
      [id, tenant, organisation, unit, [...new Set(roles)], now()],
    );
    await log('add', id, { ...person, tenant }, by, tx);
    return true;
  }

  return {
    list: (tenant) => listPeople(database, tenant, now()),
    names: (tenants) =>
      database.query(
        `select id, name from identity.person join identity.membership on membership.person = person.id
         where membership.tenant = any($1)
         union
         select actor ->> 'id', actor ->> 'name' from identity.house_key
         where $2 = any($1) and actor ->> 'id' like 'user:%'
           and not exists (select from identity.person where person.id = actor ->> 'id')`,
        [tenants, TENANT],
      ),
    async add(tenant, person, by, within) {
      await inTransaction(within, async (tx) => {
        await checkPlace(tenant, person.organisation, person.unit, tx);
        const added = await insert(tenant, person, by, tx);
        if (!added) throw new Problem('identity.person-exists', { person: person.id });
      });
    },
    async ensure(tenant, { id, name, organisation, roles, synthetic }, by, tx) {
      const [known] = await tx.query('select id from identity.person where id = $1', [id]);
      if (known) return;
      const place = organisation === null ? null : await organisations.named(tenant, organisation, by, tx);
      await insert(tenant, { id, name, organisation: place, unit: null, roles, synthetic }, by, tx);
    },
    async change(tenant, id, change, by, within) {
      await inTransaction(within, async (tx) => {
        const [found] = await tx.query<NewPerson & { readonly home: number }>(
          `select id, name, membership.organisation, membership.unit, membership.roles, synthetic,
             person.tenant as home
           from identity.person join identity.membership on membership.person = person.id
           where membership.tenant = $1 and person.id = $2 and membership.closed_at is null
             and person.closed_at is null for update`,
          [tenant, id],
        );
        if (!found) throw new Problem('identity.person-not-found', { person: id });
        const { home, ...old } = found;
        if (home !== tenant && change.name !== undefined && change.name !== old.name)
          throw new Problem('identity.account-elsewhere', { person: id });
        const moved = change.organisation !== undefined && change.organisation !== old.organisation;
        const next = { ...old, ...(moved ? { unit: null } : {}), ...change };
        await checkPlace(tenant, next.organisation, next.unit, tx);
        await tx.query('update identity.person set name = $2 where id = $1', [id, next.name]);
        await tx.query(
          `update identity.membership set organisation = $3, unit = $4, roles = $5
           where person = $1 and tenant = $2`,
          [id, tenant, next.organisation, next.unit, [...new Set(next.roles)]],
        );
        await log('change', id, { tenant, from: old, to: next }, by, tx);
        await tellEnded(tx);
        if (old.roles.includes('administrator')) await keepAnAdministrator(tenant, tx);
      });
    },
    async close(tenant, id, by) {
      await database.transaction(async (tx) => {
        const closed = await tx.query(
          `update identity.person set closed_at = $3 where tenant = $1 and id = $2 and closed_at is null
           returning id`,
          [tenant, id, now()],
        );
        if (closed.length === 0) throw new Problem('identity.person-not-found', { person: id });
        await tx.query('delete from identity.session where person = $1', [id]);
        await tx.query('delete from identity.link where person = $1', [id]);
        await log('close', id, {}, by, tx);
        await tellEnded(tx);
        if (await administersHouse(id, tx)) await keepAnAdministrator(TENANT, tx);
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
        const ended = await tx.query<{ tenant: number }>(
          `update identity.membership set closed_at = $3
           where person = $1 and tenant <> $2 and closed_at is null returning tenant`,
          [id, tenant, now()],
        );
        await log('reopen', id, { ended: ended.map((membership) => membership.tenant) }, by, tx);
      });
    },
    accountOf: (id) => accountOf(id, database),
    async hold(id, tx) {
      // What they hold is read by a statement of its own, which sees what it waited for.
      await tx.query('select id from identity.person where id = $1 for update', [id]);
      return await accountOf(id, tx);
    },
  };
}

async function accountOf(id: string, sql: Sql): Promise<Account | null> {
  const [row] = await sql.query<Account>(
    `select home.name as home, array(
       select tenant.name from identity.membership join facts.tenant on tenant.id = membership.tenant
       where membership.person = person.id and membership.closed_at is null
     ) as tenants, closed_at is not null as closed, coalesce((
       select membership.roles from identity.membership
       where membership.person = person.id and membership.tenant = person.tenant and membership.closed_at is null
     ), '{}') as roles
     from identity.person join facts.tenant home on home.id = person.tenant
     where person.id = $1`,
    [id],
  );
  return row ?? null;
}
