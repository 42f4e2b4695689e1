import type { Actor, Role } from '../actor.ts';
import { Caller } from '../caller.ts';

/** What is read of a person for `callerOfPerson`, with the tables that it stands in; whoever is closed is left out. */
export const PERSON_COLUMNS =
  'person.id, person.name, person.synthetic, home.name as home, held.memberships as memberships';
export const PERSON_TABLES = `identity.person
  join facts.tenant home on home.id = person.tenant
  cross join lateral (
    select jsonb_agg(jsonb_build_object(
      'tenant', tenant.name, 'roles', membership.roles,
      'organisationId', organisation.id, 'organisation', organisation.name, 'unitId', unit.id, 'unit', unit.name,
      'formerly', array(
        select earlier.name from identity.organisation_name earlier
        where earlier.tenant = membership.tenant and earlier.organisation = organisation.id
          and earlier.name <> organisation.name
      )) order by tenant.name nulls first) as memberships
    from identity.membership
    join facts.tenant on tenant.id = membership.tenant
    left join identity.organisation
      on organisation.tenant = membership.tenant and organisation.id = membership.organisation
    left join identity.unit
      on unit.tenant = membership.tenant and unit.id = membership.unit and unit.closed_at is null
    where membership.person = person.id and membership.closed_at is null and organisation.closed_at is null
  ) held`;
export const PERSON_OPEN = 'person.closed_at is null and held.memberships is not null';

export interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly synthetic: boolean;
  /** The name of the tenant whose account it is. */
  readonly home: string | null;
  /** Those in force, by the names of their tenants, that without one first. */
  readonly memberships: readonly [Membership, ...Membership[]];
}

export interface Membership {
  readonly tenant: string | null;
  readonly roles: readonly Role[];
  readonly organisationId: string | null;
  readonly organisation: string | null;
  readonly formerly: readonly string[];
  readonly unitId: string | null;
  readonly unit: string | null;
}

/**
 * A person on record as whoever asks: in each tenant what they are there. Administrators of the tenant without a name are
 * the house's, and administrators in all.
 */
export function callerOfPerson({ id, name, synthetic, home, memberships }: PersonRow): Caller {
  const actorIn = (membership: Membership): Actor => {
    const { tenant, roles, organisation, organisationId, formerly, unit, unitId } = membership;
    return {
      id,
      name,
      organisation,
      source: 'console',
      roles,
      synthetic,
      ...(organisationId === null ? {} : { organisationId }),
      ...(formerly.length === 0 ? {} : { formerly }),
      ...(unit === null || unitId === null ? {} : { unit, unitId }),
      tenant,
    };
  };
  // Meant where none is named: the one without a name, else their own.
  const rank = ({ tenant }: Membership) => (tenant === null ? 0 : tenant === home ? 1 : 2);
  const [first, ...rest] = memberships.toSorted((one, other) => rank(one) - rank(other));
  const actors: readonly [Actor, ...Actor[]] = [actorIn(first ?? memberships[0]), ...rest.map(actorIn)];
  const [{ tenant, ...house }] = actors;
  return tenant === null && house.roles.includes('administrator')
    ? new Caller([...actors, { ...house, roles: ['administrator'] }])
    : new Caller(actors);
}
