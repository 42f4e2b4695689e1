import type { Audit } from '../../audit/audit.ts';
import { TENANT } from '../../facts/store/shard.ts';
import { Problem } from '../../http/problem.ts';
import type { Database, Sql } from '../../store/database.ts';
import type { Actor, Role } from '../actor.ts';
import { tellEnded } from '../sessions/ended.ts';
import { checkPlace } from './check-place.ts';
import { administersHouse, keepAnAdministrator } from './keep-an-administrator.ts';

/** What somebody is in a tenant: their place and their roles there. */
export interface Member {
  readonly organisation: string | null;
  readonly unit: string | null;
  readonly roles: readonly Role[];
}

/** People of one tenant in another: what they hold there, and nothing of their account. */
export interface Members {
  /**
   * From now on they are this there, whatever they were. Whoever held nothing there before is signed out and has no
   * password any more (answered with true): those who administer the tenant of their account may have one of it, and are
   * not to come in here by it. The house administers every tenant; nothing new leads to its own people, or to who
   * administers it.
   * @throws Problem identity.person-not-found, identity.organisation-not-found, identity.unit-not-found, identity.last-administrator
   */
  put(tenant: number, person: string, member: Member, by: Actor, tx?: Sql): Promise<boolean>;
  /**
   * From now on they hold nothing there, also where their account is closed.
   * @throws Problem identity.person-not-found, identity.own-tenant where it is theirs, identity.last-administrator
   */
  remove(tenant: number, person: string, by: Actor, tx?: Sql): Promise<void>;
}

export function openMembers(database: Database, audit: Audit, clock: () => Date): Members {
  function inTransaction<T>(tx: Sql | undefined, work: (tx: Sql) => Promise<T>): Promise<T> {
    return tx === undefined ? database.transaction(work) : work(tx);
  }

  /** Whose account it is, which nobody else gives a link, a password or a role until the transaction ends. */
  async function hold(person: string, tx: Sql): Promise<{ readonly home: number; readonly closed: boolean }> {
    const [row] = await tx.query<{ home: number; closed: boolean }>(
      'select tenant as home, closed_at is not null as closed from identity.person where id = $1 for update',
      [person],
    );
    if (!row) throw new Problem('identity.person-not-found', { person });
    return row;
  }

  return {
    async put(tenant, person, { organisation, unit, roles }, by, within) {
      return await inTransaction(within, async (tx) => {
        const { home, closed } = await hold(person, tx);
        if (closed) throw new Problem('identity.person-not-found', { person });
        const [held] = await tx.query(
          'select person from identity.membership where person = $1 and tenant = $2 and closed_at is null',
          [person, tenant],
        );
        const administered = await administersHouse(person, tx);
        await checkPlace(tenant, organisation, unit, tx);
        await tx.query(
          `insert into identity.membership (person, tenant, organisation, unit, roles, since)
           values ($1, $2, $3, $4, $5, $6)
           on conflict (person, tenant) do update set
             organisation = excluded.organisation, unit = excluded.unit, roles = excluded.roles,
             since = excluded.since, closed_at = null`,
          [person, tenant, organisation, unit, [...new Set(roles)], clock().toISOString()],
        );
        // A link that somebody else made for them would now lead here as well.
        await tx.query('delete from identity.link where person = $1', [person]);
        const signedOut = held === undefined && home !== tenant && home !== TENANT && !administered;
        if (signedOut) {
          // In this order: a sign-in under way is waited for at the password, and its session is seen then.
          await tx.query('delete from identity.password where person = $1', [person]);
          await tx.query('delete from identity.session where person = $1', [person]);
        }
        const payload = { tenant, organisation, unit, roles, signedOut };
        await audit.append({ by, action: 'identity.add-member', resource: person, payload }, tx);
        await tellEnded(tx);
        if (administered) await keepAnAdministrator(tenant, tx);
        return signedOut;
      });
    },
    async remove(tenant, person, by, within) {
      await inTransaction(within, async (tx) => {
        if ((await hold(person, tx)).home === tenant) throw new Problem('identity.own-tenant', { person });
        const administered = await administersHouse(person, tx);
        const removed = await tx.query(
          `update identity.membership set closed_at = $3
           where person = $1 and tenant = $2 and closed_at is null returning person`,
          [person, tenant, clock().toISOString()],
        );
        if (removed.length === 0) throw new Problem('identity.person-not-found', { person });
        await audit.append(
          { by, action: 'identity.remove-member', resource: person, payload: { tenant } },
          tx,
        );
        await tellEnded(tx);
        if (administered) await keepAnAdministrator(tenant, tx);
      });
    },
  };
}
