import type { Audit } from '../../audit/audit.ts';
import { sha256 } from '../../audit/digest.ts';
import { TENANT } from '../../facts/store/shard.ts';
import { Problem } from '../../http/problem.ts';
import type { Sql } from '../../store/database.ts';
import type { Actor, Role } from '../actor.ts';
import type { Caller } from '../caller.ts';
import type { Members } from '../directory/members.ts';
import type { People } from '../directory/people.ts';
import {
  callerOfPerson,
  PERSON_COLUMNS,
  PERSON_OPEN,
  PERSON_TABLES,
  type PersonRow,
} from '../directory/person-caller.ts';
import type { Vouched } from './provider.ts';
import { type Described, readClaims } from './read-claims.ts';
import type { ProviderSettings } from './settings.ts';

/** Why somebody whom a provider knows is nobody here. */
type Stranger = 'unknown' | 'tenant' | 'organisation' | 'roles' | 'closed';

/** Those who were made by a provider's word are what it says with each sign-in; others are what the record says. */
interface Known {
  readonly person: string;
  readonly made: boolean;
}

/** Whose sign-in a provider vouches for. Somebody is known by issuer and subject, and by nothing that could be given to another. */
export class ProviderPeople {
  readonly #audit: Audit;
  readonly #people: People;
  readonly #members: Members;
  readonly #clock: () => Date;

  constructor(parts: {
    readonly audit: Audit;
    readonly people: People;
    readonly members: Members;
    readonly clock: () => Date;
  }) {
    this.#audit = parts.audit;
    this.#people = parts.people;
    this.#members = parts.members;
    this.#clock = parts.clock;
  }

  /** @throws Problem identity.provider-stranger */
  async find({ subject, claims }: Vouched, settings: ProviderSettings, by: Actor, tx: Sql): Promise<Caller> {
    const { issuer } = settings;
    const described = readClaims(claims, settings);
    const [known] = await tx.query<Known>(
      'select person, made from identity.provider_account where issuer = $1 and subject = $2',
      [issuer, subject],
    );
    const tenant = await tenantOf(described, tx);
    if (known !== undefined) await holdPerson(known.person, tx);
    const elsewhere = await placesElsewhere(described, tx);
    const { person, made } = known ?? (await this.#meet(subject, described, tenant, settings, by, tx));
    if (known !== undefined && made) await this.#follow(person, described, tenant, by, tx);
    if (made) await this.#followElsewhere(person, elsewhere, by, tx);
    const [row] = await tx.query<PersonRow>(
      `select ${PERSON_COLUMNS} from ${PERSON_TABLES} where person.id = $1 and ${PERSON_OPEN}`,
      [person],
    );
    if (!row) throw stranger('closed');
    if (row.home !== described.tenant) throw stranger('tenant');
    await demandNothingElse(person, described, tenant, tx);
    return callerOfPerson(row);
  }

  /** Forgets who somebody is at any provider. */
  async unlink(person: string, by: Actor, tx: Sql): Promise<void> {
    const gone = await tx.query<{ issuer: string }>(
      'delete from identity.provider_account where person = $1 returning issuer',
      [person],
    );
    const payload = { issuers: gone.map(({ issuer }) => issuer) };
    if (gone.length > 0)
      await this.#audit.append({ by, action: 'identity.unlink-person', resource: person, payload }, tx);
  }

  /** The first sign-in: an account on record, or a new one, and only as the settings say. */
  async #meet(
    subject: string,
    described: Described,
    tenant: number,
    settings: ProviderSettings,
    by: Actor,
    tx: Sql,
  ): Promise<Known> {
    const { issuer, id, strangers = 'refuse' } = settings;
    if (strangers === 'refuse') throw stranger('unknown');
    const { account } = described;
    const own = sha256(`${issuer}\n${subject}`).toString('hex').slice(0, 16);
    const person = `user:${account ?? `${id}-${own}`}`;
    const there = await holdPerson(person, tx);
    const made = !there && strangers.endsWith('make');
    if (made) await this.#make(person, described, tenant, by, tx);
    else if (!there || account === null || !strangers.startsWith('link')) throw stranger('unknown');
    const linked = await tx.query(
      `insert into identity.provider_account (issuer, subject, person, made, since)
       select $1, $2, person.id, $4, $5 from identity.person where person.id = $3 and person.tenant = $6
       on conflict do nothing returning person`,
      [issuer, subject, person, made, this.#clock().toISOString(), tenant],
    );
    // Another of this provider's people is this account already, or it is another tenant's.
    if (linked.length === 0) throw stranger('unknown');
    const payload = { issuer, subject, made };
    await this.#audit.append({ by, action: 'identity.link-person', resource: person, payload }, tx);
    return { person, made };
  }

  async #make(person: string, described: Described, tenant: number, by: Actor, tx: Sql): Promise<void> {
    const { name, roles } = described;
    if (roles.length === 0) throw stranger('roles');
    const organisation = await organisationOf(described, tenant, tx);
    const added = { id: person, name: name ?? person.slice('user:'.length), organisation, unit: null };
    await this.#people.add(tenant, { ...added, roles, synthetic: false }, by, tx);
  }

  async #follow(person: string, described: Described, tenant: number, by: Actor, tx: Sql): Promise<void> {
    const { roles } = described;
    if (roles.length === 0) throw stranger('roles');
    const organisation = await organisationOf(described, tenant, tx);
    const [old] = await tx.query<{ name: string; organisation: string | null; roles: readonly string[] }>(
      `select name, organisation, roles from identity.person
       join identity.membership on membership.person = person.id and membership.tenant = person.tenant
       where id = $1 and person.tenant = $2 and person.closed_at is null`,
      [person, tenant],
    );
    if (!old) return;
    const name = described.name ?? old.name;
    const same = old.name === name && old.organisation === organisation && sameRoles(old.roles, roles);
    if (!same) await this.#people.change(tenant, person, { name, organisation, roles }, by, tx);
  }

  /** What they hold in tenants of which the settings speak, and what they hold there no more; others are not the provider's. */
  async #followElsewhere(person: string, places: readonly Place[], by: Actor, tx: Sql): Promise<void> {
    for (const { tenant, organisation, roles } of places) {
      const [held] = await tx.query<{ organisation: string | null; roles: readonly Role[] }>(
        'select organisation, roles from identity.membership where person = $1 and tenant = $2 and closed_at is null',
        [person, tenant],
      );
      if (roles.length === 0) {
        if (held) await this.#members.remove(tenant, person, by, tx);
      } else if (!held || held.organisation !== organisation || !sameRoles(held.roles, roles))
        await this.#members.put(tenant, person, { organisation, unit: null, roles }, by, tx);
    }
  }
}

/** What a provider says that somebody is in a tenant that is not their own. */
interface Place {
  readonly tenant: number;
  readonly organisation: string | null;
  readonly roles: readonly Role[];
}

/** All of them before anything is in the log: whoever closes one of the organisations holds it, and then waits for the log. */
async function placesElsewhere(described: Described, tx: Sql): Promise<readonly Place[]> {
  const places: Place[] = [];
  for (const [name, said] of described.elsewhere) {
    const [tenant] = await tx.query<{ id: number }>('select id from facts.tenant where name = $1', [name]);
    if (!tenant) continue;
    const organisation = await findOrganisation(described, tenant.id, tx);
    // As at home: without the organisation that is wanted they would see more.
    const roles = organisation === undefined ? [] : said;
    places.push({ tenant: tenant.id, organisation: organisation ?? null, roles });
  }
  return places;
}

/** Nobody gives them anything until the transaction ends. Answers whether they are on record. */
async function holdPerson(person: string, tx: Sql): Promise<boolean> {
  const rows = await tx.query('select id from identity.person where id = $1 for update', [person]);
  return rows.length > 0;
}

/**
 * A provider vouches for people in its own tenant and in those that its settings name, and lets in nobody who holds
 * something in another: whoever keeps it would be them there. That of the house does in all.
 */
async function demandNothingElse(
  person: string,
  described: Described,
  tenant: number,
  tx: Sql,
): Promise<void> {
  if (tenant === TENANT) return;
  const [other] = await tx.query(
    `select tenant.name from identity.membership join facts.tenant on tenant.id = membership.tenant
     where membership.person = $1 and membership.tenant <> $2 and membership.closed_at is null
       and (tenant.name is null or tenant.name <> all($3))
     limit 1`,
    [person, tenant, [...described.elsewhere.keys()]],
  );
  if (other) throw stranger('unknown');
}

function sameRoles(some: readonly string[], others: readonly string[]): boolean {
  return some.toSorted().join() === others.toSorted().join();
}

async function tenantOf({ tenant }: Described, tx: Sql): Promise<number> {
  if (tenant === undefined) throw stranger('tenant');
  const [row] = await tx.query<{ id: number }>(
    'select id from facts.tenant where name is not distinct from $1',
    [tenant],
  );
  if (!row) throw stranger('tenant');
  return row.id;
}

/** Whoever should belong to an organisation and does not is let in nowhere: without one they would see more. */
async function organisationOf(described: Described, tenant: number, tx: Sql): Promise<string | null> {
  const found = await findOrganisation(described, tenant, tx);
  if (found === undefined) throw stranger('organisation');
  return found;
}

/** null: none is wanted; undefined: one is, and it is not on record in the tenant. Nobody closes it until the transaction ends. */
async function findOrganisation(
  { organisation }: Described,
  tenant: number,
  tx: Sql,
): Promise<string | null | undefined> {
  if (organisation === null) return null;
  const [row] = await tx.query<{ id: string }>(
    `select organisation.id from identity.organisation join identity.organisation_name known
       on known.tenant = organisation.tenant and known.organisation = organisation.id
     where organisation.tenant = $1 and known.name = $2 and closed_at is null for share of organisation`,
    [tenant, organisation ?? ''],
  );
  return row?.id;
}

function stranger(reason: Stranger): Problem {
  return new Problem('identity.provider-stranger', { reason });
}
