import type { Sql } from '../../store/database.ts';
import type { Role } from '../actor.ts';

/** A person as an administrator sees them. */
export interface PersonView {
  readonly id: string;
  readonly name: string;
  readonly organisation: { readonly id: string; readonly name: string } | null;
  readonly unit: { readonly id: string; readonly name: string } | null;
  readonly roles: readonly Role[];
  readonly synthetic: boolean;
  readonly madeAt: string;
  /** null: on record and open; else they, or their organisation, were closed then. */
  readonly closedAt: string | null;
  /** Whether a password was set, and whether too many wrong ones have shut it. */
  readonly password: 'none' | 'set' | 'shut';
  /** Sessions that are in force. */
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
       person.roles, person.synthetic, person.made_at as "madeAt",
       coalesce(person.closed_at, organisation.closed_at) as "closedAt",
       case when password.person is null then 'none' when password.failures >= $3 then 'shut' else 'set' end as password,
       (select count(*)::integer from identity.session
        where session.person = person.id and session.expires_at > $2) as sessions
     from identity.person
     left join identity.organisation on organisation.tenant = $1 and organisation.id = person.organisation
     left join identity.unit on unit.tenant = $1 and unit.id = person.unit and unit.closed_at is null
     left join identity.password on password.person = person.id
     where person.tenant = $1
     order by person.name collate "zh-Hans-CN-x-icu", person.id`,
    [tenant, now, MOST_FAILURES],
  );
}
