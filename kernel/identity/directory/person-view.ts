import type { Sql } from '../../store/database.ts';
import type { Role } from '../actor.ts';

/** A person as an administrator sees them. */
export interface PersonView {
  readonly id: string;
  readonly name: string;
  readonly organisation: { readonly id: string; readonly name: string } | null;
  readonly unit: { readonly id: string; readonly name: string } | null;
  readonly roles: readonly Role[];
  /** Whether this tenant keeps the account; else it is another's, which has to do with link, password and sessions. */
  readonly own: boolean;
  /** Whether they hold something in another tenant as well. */
  readonly elsewhere: boolean;
  readonly synthetic: boolean;
  readonly madeAt: string;
  /** null: on record and open; else they, or their organisation here, were closed then. */
  readonly closedAt: string | null;
  /** Whether a password was set, and whether too many wrong ones have shut it; null: another tenant's to know. */
  readonly password: 'none' | 'set' | 'shut' | null;
  /** Sessions that are in force, as far as they are this tenant's to know. */
  readonly sessions: number;
}

/** Wrong passwords in a row after which an account takes none any more (NIST SP 800-63B-4, 3.2.2: at most 100). */
export const MOST_FAILURES = 100;

export async function listPeople(sql: Sql, tenant: number, now: string): Promise<readonly PersonView[]> {
  return sql.query<PersonView>(
    `select person.id, person.name,
       case when organisation.id is not null
         then jsonb_build_object('id', organisation.id, 'name', organisation.name) end as organisation,
       case when unit.id is not null then jsonb_build_object('id', unit.id, 'name', unit.name) end as unit,
       membership.roles, person.tenant = $1 as own, exists (
         select from identity.membership other
         where other.person = person.id and other.tenant <> $1 and other.closed_at is null
       ) as elsewhere, person.synthetic, person.made_at as "madeAt",
       coalesce(person.closed_at, organisation.closed_at) as "closedAt",
       case when person.tenant <> $1 then null when password.person is null then 'none' when password.failures >= $3 then 'shut' else 'set' end as password,
       (select count(*)::integer from identity.session
        where person.tenant = $1 and session.person = person.id and session.expires_at > $2) as sessions
     from identity.membership join identity.person on person.id = membership.person
     left join identity.organisation on organisation.tenant = $1 and organisation.id = membership.organisation
     left join identity.unit on unit.tenant = $1 and unit.id = membership.unit and unit.closed_at is null
     left join identity.password on password.person = person.id
     where membership.tenant = $1 and membership.closed_at is null
     order by person.name collate "zh-Hans-CN-x-icu", person.id`,
    [tenant, now, MOST_FAILURES],
  );
}
