import { TENANT } from '../../facts/store/shard.ts';
import type { Actor, Role } from '../actor.ts';

/** What is read of a person for `actorOfPerson`, with the tables that it stands in; whoever is closed is left out. */
export const PERSON_COLUMNS = `person.id, person.name, person.roles, person.synthetic, person.tenant,
  tenant.name as "tenantName", organisation.id as "organisationId", organisation.name as organisation,
  unit.id as "unitId", unit.name as unit, array(
    select earlier.name from identity.organisation_name earlier
    where earlier.tenant = person.tenant and earlier.organisation = organisation.id and earlier.name <> organisation.name
  ) as formerly`;
export const PERSON_TABLES = `identity.person
  join facts.tenant on tenant.id = person.tenant
  left join identity.organisation on organisation.tenant = person.tenant and organisation.id = person.organisation
  left join identity.unit on unit.tenant = person.tenant and unit.id = person.unit and unit.closed_at is null`;
export const PERSON_OPEN = 'person.closed_at is null and organisation.closed_at is null';

export interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly synthetic: boolean;
  readonly tenant: number;
  readonly tenantName: string | null;
  readonly organisationId: string | null;
  readonly organisation: string | null;
  readonly formerly: readonly string[];
  readonly unitId: string | null;
  readonly unit: string | null;
}

/** A person on record as the actor of what they do: the house's administrators reach all tenants, everybody else their own. */
export function actorOfPerson(row: PersonRow): Actor {
  const { id, name, organisation, organisationId, unit, unitId, formerly, synthetic } = row;
  const roams = row.tenant === TENANT && row.roles.includes('administrator');
  return {
    id,
    name,
    organisation,
    source: 'console',
    roles: row.roles,
    synthetic,
    ...(organisationId === null ? {} : { organisationId }),
    ...(formerly.length === 0 ? {} : { formerly }),
    ...(unit === null || unitId === null ? {} : { unit, unitId }),
    ...(roams ? {} : { tenant: row.tenantName }),
  };
}
