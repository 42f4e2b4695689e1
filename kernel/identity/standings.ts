import type { Sql } from '../store/database.ts';
import type { Actor } from './actor.ts';
import { Caller } from './caller.ts';
import {
  callerOfPerson,
  PERSON_COLUMNS,
  PERSON_OPEN,
  PERSON_TABLES,
  type PersonRow,
} from './directory/person-caller.ts';
import { callerOfKey, KEY_COLUMNS, KEY_TABLES, type KeyRow } from './keys.ts';

/**
 * What somebody is now in a tenant who asked for something earlier; null: they are closed, their key was revoked, or they hold
 * nothing in it any more.
 */
export type Standing = (actor: Actor, tenant: string | null) => Actor | null;

/** How long what was looked up is good for, where a moment does not matter. */
const GOOD_FOR_MS = 1000;

/**
 * What goes on for somebody after their request (subscriptions, jobs) is decided by what they are when it goes on, and not
 * by what they were when they asked. The house's own processes, and whoever was never on record, stay what they are.
 */
export class Standings {
  readonly #sql: Sql;
  readonly #known = new Map<string, { readonly at: number; readonly standing: Promise<Standing> }>();

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  /** Of several at once, as they are at this moment. */
  async look(actors: readonly Actor[]): Promise<Standing> {
    const ids = [...new Set(actors.map(({ id }) => id))];
    const people = ids.filter((id) => id.startsWith('user:'));
    const keys = ids.filter((id) => id.startsWith('key:')).map((id) => id.slice('key:'.length));
    const [persons, systems] = await Promise.all([
      people.length === 0
        ? []
        : this.#sql.query<PersonRow & { readonly open: boolean }>(
            `select ${PERSON_COLUMNS}, ${PERSON_OPEN} as open from ${PERSON_TABLES} where person.id = any($1)`,
            [people],
          ),
      keys.length === 0
        ? []
        : this.#sql.query<KeyRow & { readonly name: string; readonly open: boolean }>(
            `select key.name, ${KEY_COLUMNS}, key.revoked_at is null and organisation.closed_at is null as open
             from ${KEY_TABLES} where key.name = any($1) order by open`,
            [keys],
          ),
    ]);
    // Of keys of one name that which is in force comes last.
    const now = new Map<string, Caller | null>([
      ...persons.map((row) => [row.id, row.open ? callerOfPerson(row) : null] as const),
      ...systems.map((row) => [`key:${row.name}`, row.open ? callerOfKey(row) : null] as const),
    ]);
    return (actor, tenant) => {
      const caller = now.get(actor.id);
      if (caller === undefined) return new Caller([actor]).in(tenant);
      const found = caller?.in(tenant) ?? null;
      if (!found?.id.startsWith('key:')) return found;
      // A token may have been for less than its key.
      const roles = found.roles.filter((role) => actor.roles.includes(role));
      return roles.length === 0 ? null : { ...found, roles };
    };
  }

  /** Of one, as they were a second ago at most. */
  async of(actor: Actor, tenant: string | null): Promise<Actor | null> {
    const now = performance.now();
    const known = this.#known.get(actor.id);
    if (known && now - known.at < GOOD_FOR_MS) return (await known.standing)(actor, tenant);
    if (this.#known.size > 10_000) this.#known.clear();
    const standing = this.look([actor]);
    this.#known.set(actor.id, { at: now, standing });
    return (await standing)(actor, tenant);
  }
}
