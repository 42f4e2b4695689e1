import type { Audit } from '../audit/audit.ts';
import { TENANT } from '../facts/store/shard.ts';
import { Problem } from '../http/problem.ts';
import type { Database } from '../store/database.ts';
import { Accounts } from './accounts/accounts.ts';
import { openAttempts } from './accounts/attempts.ts';
import { type Doors, openDoors } from './accounts/doors.ts';
import type { Actor } from './actor.ts';
import type { Caller } from './caller.ts';
import { type Members, openMembers } from './directory/members.ts';
import { type Organisations, openOrganisations } from './directory/organisations.ts';
import { type Account, openPeople, type People } from './directory/people.ts';
import { openUnits, type Units } from './directory/units.ts';
import { openHouseKeys } from './house-keys.ts';
import { type Keys, openKeys } from './keys.ts';
import { openLinks } from './links.ts';
import { Providers } from './providers/providers.ts';
import type { ProvidersSettings } from './providers/settings.ts';
import { type CameBy, type Client, NO_CLIENT, Sessions } from './sessions/sessions.ts';
import { Standings } from './standings.ts';
import { isToken, openTokens, type Tokens } from './tokens.ts';

/** Who may come in: people on record with their sessions, and keys for machines. */
export interface Identity {
  readonly organisations: Organisations;
  readonly units: Units;
  readonly people: People;
  /** Who holds what in a tenant that is not their own. */
  readonly members: Members;
  readonly accounts: Accounts;
  /** Where strangers come in without a password. */
  readonly doors: Doors;
  /** Outside providers through which people come in. */
  readonly providers: Providers;
  readonly sessions: Sessions;
  /** What those are now who asked for something earlier. */
  readonly standings: Standings;
  /** What administrators give to systems. */
  readonly keys: Keys;
  /** What systems get for their key, for minutes. */
  readonly tokens: Tokens;
  /**
   * A secret for a link that signs a person in once, within an hour. Whoever is not on record comes on it as the actor
   * says, in a tenant and under the organisation of that name; who is, stays as they are.
   * @param decide throws where nobody may be let in to this account, as it is and stays until the link is made
   */
  issueLink(actor: Actor, by?: Actor, tenant?: number, decide?: (account: Account) => void): Promise<string>;
  /** Link -> session. @throws Problem identity.bad-link */
  signIn(link: string, client?: Client): Promise<{ session: string; caller: Caller }>;
  /** Answers the provider that may be told of it, or null. */
  signOut(session: string): Promise<Omit<CameBy, 'session'> | null>;
  /** A key for a process of this house; an earlier key of the same actor ends. */
  issueKey(actor: Actor): Promise<string>;
  /** Whom a session or key stands for, or null. */
  callerOf(kind: 'session' | 'key', secret: string): Promise<Caller | null>;
}

const SYSTEM: Actor = {
  id: 'system:identity',
  name: 'identity',
  organisation: null,
  source: 'identity',
  roles: [],
  synthetic: false,
};

export function openIdentity(
  database: Database,
  audit: Audit,
  clock: () => Date,
  providers: ProvidersSettings | null = null,
): Identity {
  const organisations = openOrganisations(database, audit, clock);
  const people = openPeople(database, audit, organisations, clock);
  const members = openMembers(database, audit, clock);
  const sessions = new Sessions(database, audit, clock);
  const attempts = openAttempts(database, clock);
  const keys = openKeys(database, audit, organisations, clock);
  const tokens = openTokens(database, audit, keys, clock);
  const houseKeys = openHouseKeys(database, audit, clock);
  const links = openLinks(audit, clock);
  return {
    organisations,
    units: openUnits(database, audit, clock),
    people,
    members,
    accounts: new Accounts({ database, audit, sessions, attempts, clock }),
    doors: openDoors(clock),
    providers: new Providers({ database, audit, people, members, sessions, attempts, clock }, providers),
    sessions,
    standings: new Standings(database),
    keys,
    tokens,
    issueLink: (actor, by = SYSTEM, tenant = TENANT, decide = () => undefined) =>
      database.transaction(async (tx) => {
        await people.ensure(tenant, actor, by, tx);
        const account = await people.hold(actor.id, tx);
        if (account === null) throw new Problem('identity.person-not-found', { person: actor.id });
        decide(account);
        return await links.issue(actor.id, by, tx);
      }),
    signIn: (link, client = NO_CLIENT) =>
      database.transaction(async (tx) => {
        const caller = await links.take(link, tx);
        return { session: await sessions.begin(caller, 'link', client, tx), caller };
      }),
    signOut: (session) => sessions.end(session),
    issueKey: (actor) => houseKeys.issue(actor, SYSTEM),
    async callerOf(kind, secret) {
      if (kind === 'session') return (await sessions.find(secret))?.caller ?? null;
      if (isToken(secret)) return await tokens.callerOf(secret);
      return (await keys.callerOf(secret)) ?? (await houseKeys.callerOf(secret));
    },
  };
}
