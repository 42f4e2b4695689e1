import { randomUUID } from 'node:crypto';
import type { Audit } from '../../audit/audit.ts';
import { sha256 } from '../../audit/digest.ts';
import { Problem } from '../../http/problem.ts';
import type { Database, Sql } from '../../store/database.ts';
import type { Actor } from '../actor.ts';
import type { Caller } from '../caller.ts';
import {
  callerOfPerson,
  PERSON_COLUMNS,
  PERSON_OPEN,
  PERSON_TABLES,
  type PersonRow,
} from '../directory/person-caller.ts';
import { newSecret } from '../new-secret.ts';
import { tellEnded } from './ended.ts';

/** From where somebody comes, as the browser and the connection say. */
export interface Client {
  readonly address: string;
  readonly agent: string;
}

export const NO_CLIENT: Client = { address: '', agent: '' };

/** How a session began; whoever came by a link may set a password without the old one for `FRESH_MS`. */
export type BeganBy = 'link' | 'password' | 'provider';

/** The outside provider by which somebody came, and its ID token, by which it knows whom to sign out. */
export interface CameBy {
  readonly provider: string;
  /** What it calls its own session, by which it tells that this has ended. */
  readonly session: string | null;
  readonly idToken: string | null;
}

export interface SessionView {
  readonly id: string;
  readonly person: string;
  readonly beganBy: BeganBy;
  readonly beganAt: string;
  /** To the minute. */
  readonly seenAt: string;
  readonly expiresAt: string;
  readonly address: string;
  readonly agent: string;
}

export interface CurrentSession extends SessionView {
  readonly caller: Caller;
}

const MINUTE_MS = 60_000;
/** A session ends so long after it began, and so long after it was last used (NIST SP 800-63B-4, 2.2.3: 24 hours and one at most). */
export const SESSION_LIMITS = { wholeMs: 12 * 60 * MINUTE_MS, idleMs: 60 * MINUTE_MS } as const;

/** What browsers say of themselves, cut to what a list can show. */
const AGENT_LENGTH = 300;

const VIEW = `session.id, session.person, session.began_by as "beganBy", session.began_at as "beganAt",
  session.seen_at as "seenAt", session.expires_at as "expiresAt", session.address, session.agent`;

export class Sessions {
  readonly #database: Database;
  readonly #audit: Audit;
  readonly #clock: () => Date;

  constructor(database: Database, audit: Audit, clock: () => Date) {
    this.#database = database;
    this.#audit = audit;
    this.#clock = clock;
  }

  /** A new session under an id of its own; the secret of it is told this once. */
  async begin(
    caller: Caller,
    beganBy: BeganBy,
    { address, agent }: Client,
    tx: Sql,
    came: CameBy | null = null,
  ): Promise<string> {
    const secret = newSecret();
    const now = this.#clock();
    const expires = new Date(now.getTime() + SESSION_LIMITS.wholeMs);
    // What somebody else is clearing away just now is left to them: they may wait for the log, which may be held here.
    await tx.query(
      `delete from identity.session where hash in (
         select hash from identity.session where expires_at < $1 or seen_at < $2 for update skip locked)`,
      [now.toISOString(), this.#idleSince(now)],
    );
    await tx.query(
      `insert into identity.session (hash, id, person, began_by, began_at, seen_at, expires_at, address, agent, provider, id_token, provider_session)
       values ($1, $2, $3, $4, $5, $5, $6, $7, $8, $9, $10, $11)`,
      [
        sha256(secret),
        randomUUID(),
        caller.id,
        beganBy,
        now.toISOString(),
        expires.toISOString(),
        address,
        agent.slice(0, AGENT_LENGTH),
        came?.provider ?? null,
        came?.idToken ?? null,
        came?.session ?? null,
      ],
    );
    const payload = { by: beganBy, address, ...(came === null ? {} : { provider: came.provider }) };
    await this.#audit.append(
      { by: caller.usual, action: 'identity.begin-session', resource: caller.id, payload },
      tx,
    );
    return secret;
  }

  /**
   * Whose session it is, or null where it has ended or its person is closed.
   * @param used false: only looked at, which does not keep it alive
   */
  async find(secret: string, used = true): Promise<CurrentSession | null> {
    const hash = sha256(secret);
    const now = this.#clock();
    const [row] = await this.#database.byKey<SessionRow>(
      `select ${PERSON_COLUMNS}, session.id as "sessionId", session.began_by as "beganBy",
         session.began_at as "beganAt", session.seen_at as "seenAt", session.expires_at as "expiresAt",
         session.address, session.agent
       from identity.session join (${PERSON_TABLES}) on person.id = session.person
       where session.hash = $1 and session.expires_at > $2 and session.seen_at > $3 and ${PERSON_OPEN}`,
      [hash, now.toISOString(), this.#idleSince(now)],
    );
    if (!row) return null;
    if (used && now.getTime() - Date.parse(row.seenAt) >= MINUTE_MS)
      await this.#database.query('update identity.session set seen_at = $2 where hash = $1', [
        hash,
        now.toISOString(),
      ]);
    const { sessionId, beganBy, beganAt, seenAt, expiresAt, address, agent } = row;
    const caller = callerOfPerson(row);
    return {
      id: sessionId,
      person: caller.id,
      beganBy,
      beganAt,
      seenAt,
      expiresAt,
      address,
      agent,
      caller,
    };
  }

  /** Those of a person that are in force, the newest first. */
  async list(person: string): Promise<readonly SessionView[]> {
    const now = this.#clock();
    return this.#database.query<SessionView>(
      `select ${VIEW} from identity.session
       where person = $1 and expires_at > $2 and seen_at > $3 order by began_at desc, id`,
      [person, now.toISOString(), this.#idleSince(now)],
    );
  }

  /**
   * The ids of a person's sessions, which nobody else ends until the transaction does: whoever ends some after writing to the log
   * asks this before, for others end one first and then wait for the log.
   */
  async hold(person: string, tx: Sql): Promise<readonly string[]> {
    const held = await tx.query<{ id: string }>(
      'select id from identity.session where person = $1 for update',
      [person],
    );
    return held.map(({ id }) => id);
  }

  /** Signs out; answers the provider that may be told of it, or null. */
  async end(secret: string): Promise<Omit<CameBy, 'session'> | null> {
    return await this.#database.transaction(async (tx) => {
      const [ended] = await tx.query<{ provider: string | null; idToken: string | null }>(
        'delete from identity.session where hash = $1 returning provider, id_token as "idToken"',
        [sha256(secret)],
      );
      if (!ended) return null;
      await tellEnded(tx);
      const { provider, idToken } = ended;
      return provider === null ? null : { provider, idToken };
    });
  }

  /** Ends a session by its id. @throws Problem identity.session-not-found */
  async endOne(id: string, person: string, by: Actor): Promise<void> {
    await this.#database.transaction(async (tx) => {
      const [ended] = await tx.query(
        'delete from identity.session where id = $1 and person = $2 returning id',
        [id, person],
      );
      if (!ended) throw new Problem('identity.session-not-found');
      await this.#tell(person, { session: id }, by, tx);
    });
  }

  /** Ends all of a person, but one that may stay. */
  async endAll(person: string, by: Actor, tx: Sql, but: string | null = null): Promise<void> {
    const ended = await tx.query(
      'delete from identity.session where person = $1 and id is distinct from $2 returning id',
      [person, but],
    );
    if (ended.length > 0) await this.#tell(person, { sessions: ended.length }, by, tx);
  }

  /** Those that began by a provider and that it has ended: one by its own name for it, or all of a subject. */
  async endOfProvider(
    provider: string,
    of: { readonly issuer: string; readonly subject: string | null; readonly session: string | null },
    by: Actor,
    tx: Sql,
  ): Promise<void> {
    const ended = await tx.query<{ person: string }>(
      `delete from identity.session
       where provider = $1 and ($2::text is null or provider_session = $2) and ($3::text is null or person in (
         select account.person from identity.provider_account account where account.issuer = $4 and account.subject = $3))
       returning person`,
      [provider, of.session, of.subject, of.issuer],
    );
    for (const person of new Set(ended.map((each) => each.person)))
      await this.#tell(person, { provider, sessions: ended.length }, by, tx);
  }

  /** The same session under a new secret: whoever had the old one has nothing. */
  async renew(id: string, tx: Sql): Promise<string> {
    const secret = newSecret();
    await tx.query('update identity.session set hash = $2 where id = $1', [id, sha256(secret)]);
    return secret;
  }

  #idleSince(now: Date): string {
    return new Date(now.getTime() - SESSION_LIMITS.idleMs).toISOString();
  }

  async #tell(person: string, payload: object, by: Actor, tx: Sql): Promise<void> {
    await this.#audit.append({ by, action: 'identity.end-session', resource: person, payload }, tx);
    await tellEnded(tx);
  }
}

type SessionRow = PersonRow & Omit<SessionView, 'id' | 'person'> & { readonly sessionId: string };
