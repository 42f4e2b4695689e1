import { availableParallelism } from 'node:os';
import type { Audit } from '../../audit/audit.ts';
import { Problem } from '../../http/problem.ts';
import type { Database } from '../../store/database.ts';
import type { Caller } from '../caller.ts';
import {
  callerOfPerson,
  PERSON_COLUMNS,
  PERSON_OPEN,
  PERSON_TABLES,
  type PersonRow,
} from '../directory/person-caller.ts';
import { MOST_FAILURES } from '../directory/person-view.ts';
import type { Client, CurrentSession, Sessions } from '../sessions/sessions.ts';
import { ACCOUNT, ADDRESS, type Attempts, addressSubject } from './attempts.ts';
import { NarrowGate } from './narrow-gate.ts';
import { PASSWORD_LENGTH, passwordFault } from './password-rules.ts';
import { RecentTries } from './recent-tries.ts';
import { hashPassword, isOutdated, isPasswordOf } from './scrypt-hash.ts';

/** A hash takes a third of a second of one core: half of the cores may be at it, and who waits longer than some seconds comes again. */
const GATE = { width: Math.max(1, Math.floor(availableParallelism() / 2)), queue: 30 };

/** Whoever has come by a one-time link may set a password for so long without knowing the old one. */
const FRESH_MS = 3_600_000;

/** Passwords of people. An account is the person's id without `user:`. */
export class Accounts {
  readonly #database: Database;
  readonly #audit: Audit;
  readonly #sessions: Sessions;
  readonly #attempts: Attempts;
  readonly #clock: () => Date;
  readonly #gate = new NarrowGate(GATE);
  readonly #tries: RecentTries;
  /** What is compared where there is no account, so that it takes as long. */
  #nobodys: Promise<string> | null = null;

  constructor(parts: {
    readonly database: Database;
    readonly audit: Audit;
    readonly sessions: Sessions;
    readonly attempts: Attempts;
    readonly clock: () => Date;
  }) {
    this.#database = parts.database;
    this.#audit = parts.audit;
    this.#sessions = parts.sessions;
    this.#attempts = parts.attempts;
    this.#clock = parts.clock;
    this.#tries = new RecentTries(parts.clock);
  }

  /**
   * Whether an attempt from there would be looked at now: asked before the request is read, and without the database.
   * @throws Problem identity.too-many-attempts, identity.busy
   */
  admit(client: Client): void {
    this.#attempts.demandOpen(addressSubject(client.address));
    this.#gate.demandRoom(this.#tries.of(client));
  }

  /**
   * Account and password -> session. Whether the account, the password or the person is at fault is told to nobody.
   * @throws Problem identity.wrong-password, identity.too-many-attempts, identity.busy
   */
  async signIn(
    account: string,
    password: string,
    client: Client,
  ): Promise<{ readonly session: string; readonly caller: Caller }> {
    const rank = this.#tries.of(client);
    this.#tries.add(client);
    // All of it: what a flood asks of the database would stand in the way of others as well.
    const signedIn = await this.#gate.pass(() => this.#signIn(account, password, client), rank);
    this.#tries.forget(client);
    return signedIn;
  }

  async #signIn(
    account: string,
    password: string,
    client: Client,
  ): Promise<{ readonly session: string; readonly caller: Caller }> {
    const person = `user:${account.toLowerCase()}`;
    const address = addressSubject(client.address);
    await this.#attempts.take(address, ADDRESS);
    await this.#attempts.take(`account:${person}`, ACCOUNT);
    const [row] = await this.#database.query<PersonRow & { hash: string; failures: number }>(
      `select ${PERSON_COLUMNS}, password.hash, password.failures
       from identity.password join (${PERSON_TABLES}) on person.id = password.person
       where password.person = $1 and ${PERSON_OPEN}`,
      [person],
    );
    const hash = row?.hash ?? (await this.#hashOfNobody());
    const right = await isPasswordOf(password, hash);
    if (!row || !right || row.failures >= MOST_FAILURES) {
      await this.#database.query(
        'update identity.password set failures = failures + 1 where person = $1 and failures < $2',
        [person, MOST_FAILURES],
      );
      throw new Problem('identity.wrong-password');
    }
    await this.#attempts.giveBack(address, ADDRESS);
    await this.#attempts.forget(`account:${person}`);
    const renewed = isOutdated(row.hash) ? await hashPassword(password) : row.hash;
    const caller = callerOfPerson(row);
    const session = await this.#database.transaction(async (tx) => {
      // Not where it was changed while this one was being compared.
      const [same] = await tx.query(
        'update identity.password set failures = 0, hash = $3 where person = $1 and hash = $2 returning person',
        [person, row.hash, renewed],
      );
      if (!same) throw new Problem('identity.wrong-password');
      return await this.#sessions.begin(caller, 'password', client, tx);
    });
    return { session, caller };
  }

  /**
   * Sets or changes the password of whoever is signed in. All their other sessions end, and this one has a new secret.
   * @param current needed unless the session began by a one-time link within the last hour
   * @throws Problem identity.bad-password, identity.wrong-password, identity.too-many-attempts, identity.busy,
   *   identity.not-signed-in where the session has ended meanwhile
   */
  async setPassword(session: CurrentSession, password: string, current: string | null): Promise<string> {
    const actor = session.caller.usual;
    const fault = passwordFault(password, [actor.id.slice('user:'.length), actor.name]);
    if (fault !== null) throw new Problem('identity.bad-password', PASSWORD_LENGTH, fault);
    if (!this.isFresh(session)) await this.#confirm(actor.id, current ?? '');
    const hash = await this.#gate.pass(() => hashPassword(password));
    const secret = await this.#database.transaction(async (tx) => {
      // Not by a session that was ended meanwhile, as it is where somebody is given a role in another tenant.
      await tx.query('select id from identity.person where id = $1 for share', [actor.id]);
      const held = await this.#sessions.hold(actor.id, tx);
      if (!held.includes(session.id)) throw new Problem('identity.not-signed-in');
      await tx.query(
        `insert into identity.password (person, hash, set_at, failures) values ($1, $2, $3, 0)
         on conflict (person) do update set hash = excluded.hash, set_at = excluded.set_at, failures = 0`,
        [actor.id, hash, this.#clock().toISOString()],
      );
      // A link that still lies somewhere would be a second way in.
      await tx.query('delete from identity.link where person = $1', [actor.id]);
      await this.#audit.append(
        { by: actor, action: 'identity.set-password', resource: actor.id, payload: {} },
        tx,
      );
      await this.#sessions.endAll(actor.id, actor, tx, session.id);
      return await this.#sessions.renew(session.id, tx);
    });
    await this.#attempts.forget(`account:${actor.id}`);
    return secret;
  }

  /** Whether a session may set a password without the old one. */
  isFresh({ beganBy, beganAt }: Pick<CurrentSession, 'beganBy' | 'beganAt'>): boolean {
    return beganBy === 'link' && this.#clock().getTime() - Date.parse(beganAt) < FRESH_MS;
  }

  /** Whether somebody has set a password. */
  async hasPassword(person: string): Promise<boolean> {
    const [row] = await this.#database.query('select person from identity.password where person = $1', [
      person,
    ]);
    return row !== undefined;
  }

  async #hashOfNobody(): Promise<string> {
    try {
      return await (this.#nobodys ??= hashPassword(''));
    } catch (error) {
      this.#nobodys = null;
      throw error;
    }
  }

  async #confirm(person: string, password: string): Promise<void> {
    await this.#attempts.take(`account:${person}`, ACCOUNT);
    const [row] = await this.#database.query<{ hash: string }>(
      'select hash from identity.password where person = $1',
      [person],
    );
    if (!row || !(await this.#gate.pass(() => isPasswordOf(password, row.hash))))
      throw new Problem('identity.wrong-password', {}, 'current');
  }
}
