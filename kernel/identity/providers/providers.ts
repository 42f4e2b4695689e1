import type { Audit } from '../../audit/audit.ts';
import { sha256 } from '../../audit/digest.ts';
import { Problem } from '../../http/problem.ts';
import type { Database } from '../../store/database.ts';
import { ADDRESS, type Attempts, addressSubject } from '../accounts/attempts.ts';
import type { Actor } from '../actor.ts';
import type { Caller } from '../caller.ts';
import type { Members } from '../directory/members.ts';
import type { People } from '../directory/people.ts';
import { newSecret } from '../new-secret.ts';
import type { CameBy, Client, Sessions } from '../sessions/sessions.ts';
import { sessionOf } from './logout-token.ts';
import { LOGOUT_SECONDS, Provider } from './provider.ts';
import { ProviderPeople } from './provider-people.ts';
import type { ProviderSettings, ProvidersSettings } from './settings.ts';

/** A sign-in that was begun is finished within so long. */
export const SIGN_IN_SECONDS = 600;
/** Longer ID tokens are not kept for signing out: they would not fit into an address. */
const TOKEN_LENGTH = 4000;

/** Of a provider whose people all go home at once. */
const LOGOUTS = { burst: 300, everyMs: 200 };
const ONCE = { burst: 1, everyMs: 2 * LOGOUT_SECONDS * 1000 };

const NOBODY = { organisation: null, source: 'identity', roles: [], synthetic: false } as const;

/** Signing in by outside providers (OpenID Connect Core 1.0). */
export class Providers {
  readonly #database: Database;
  readonly #sessions: Sessions;
  readonly #attempts: Attempts;
  readonly #people: ProviderPeople;
  readonly #clock: () => Date;
  readonly #providers: ReadonlyMap<string, Provider>;

  constructor(
    parts: {
      readonly database: Database;
      readonly audit: Audit;
      readonly people: People;
      readonly members: Members;
      readonly sessions: Sessions;
      readonly attempts: Attempts;
      readonly clock: () => Date;
    },
    settings: ProvidersSettings | null,
  ) {
    this.#database = parts.database;
    this.#sessions = parts.sessions;
    this.#attempts = parts.attempts;
    this.#people = new ProviderPeople(parts);
    this.#clock = parts.clock;
    this.#providers = new Map(
      settings?.providers.map((one) => [one.id, new Provider(one, settings.address, parts.clock)]),
    );
  }

  /** In the order of the settings. */
  list(): readonly Pick<ProviderSettings, 'id' | 'name'>[] {
    return [...this.#providers.values()].map(({ settings: { id, name } }) => ({ id, name }));
  }

  /**
   * Where the browser goes, and a secret that only it has: whoever comes back without it is not who went.
   * @param next a path of this console to go on to
   * @throws Problem identity.provider-not-found, identity.too-many-attempts, identity.provider-unreachable, identity.bad-provider-answer
   */
  async begin(
    id: string,
    next: string,
    { address }: Client,
  ): Promise<{ readonly url: string; readonly browser: string }> {
    const provider = this.#provider(id);
    await this.#attempts.take(subjectOf(address), ADDRESS);
    const { url, state, nonce, verifier } = await provider.begin();
    const browser = newSecret();
    const now = this.#clock();
    const expires = new Date(now.getTime() + SIGN_IN_SECONDS * 1000);
    await this.#database.query('delete from identity.provider_attempt where expires_at < $1', [
      now.toISOString(),
    ]);
    await this.#database.query(
      `insert into identity.provider_attempt (state, browser, provider, nonce, verifier, next, begun_at, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [sha256(state), sha256(browser), id, nonce, verifier, next, now.toISOString(), expires.toISOString()],
    );
    return { url, browser };
  }

  /**
   * What the provider sent the browser back with -> session. It is used up, whatever comes of it.
   * @throws Problem as `begin`, and identity.provider-refused, identity.provider-stranger, identity.last-administrator
   */
  async finish(
    id: string,
    search: string,
    browser: string | null,
    client: Client,
  ): Promise<{ readonly session: string; readonly caller: Caller; readonly next: string }> {
    const provider = this.#provider(id);
    const state = new URLSearchParams(search).get('state') ?? '';
    const [begun] = await this.#database.query<{
      nonce: string;
      verifier: string;
      next: string;
      begun_at: string;
    }>(
      `delete from identity.provider_attempt
       where state = $1 and browser = $2 and provider = $3 and expires_at > $4
       returning nonce, verifier, next, begun_at`,
      [sha256(state), sha256(browser ?? ''), id, this.#clock().toISOString()],
    );
    if (!begun) throw new Problem('identity.bad-provider-answer', { provider: id, reason: 'state' });
    const { nonce, verifier, next } = begun;
    const vouched = await provider.finish(search, { state, nonce, verifier }, new Date(begun.begun_at));
    const by: Actor = { ...NOBODY, id: `system:provider-${id}`, name: id };
    const came: CameBy = {
      provider: id,
      session: sessionOf(vouched.said),
      idToken: vouched.idToken.length > TOKEN_LENGTH ? null : vouched.idToken,
    };
    const signedIn = await this.#database.transaction(async (tx) => {
      const caller = await this.#people.find(vouched, provider.settings, by, tx);
      return { session: await this.#sessions.begin(caller, 'provider', client, tx, came), caller };
    });
    await this.#attempts.giveBack(subjectOf(client.address), ADDRESS);
    return { ...signedIn, next };
  }

  /** Where the browser goes to end the provider's own session too; null where nothing is offered. */
  async leave({ provider, idToken }: Omit<CameBy, 'session'>): Promise<string | null> {
    return (await this.#providers.get(provider)?.leave(idToken)) ?? null;
  }

  /**
   * The provider has ended somebody's sessions there: those that began by it end here (OpenID Connect Back-Channel Logout
   * 1.0). A token counts once.
   * @throws Problem identity.provider-not-found, identity.bad-provider-answer, identity.provider-unreachable, identity.too-many-attempts
   */
  async ended(id: string, token: string, { address }: Client): Promise<void> {
    const provider = this.#provider(id);
    // Each costs a question to the provider.
    await this.#attempts.take(`logout:${addressSubject(address)}`, LOGOUTS);
    const { subject, session, jti } = await provider.readLogout(token);
    await this.#attempts.take(`logout:${id} ${sha256(jti).toString('hex')}`, ONCE).catch(() => {
      throw new Problem('identity.bad-provider-answer', { provider: id, reason: 'jti' });
    });
    const by: Actor = { ...NOBODY, id: `system:provider-${id}`, name: id };
    const of = { issuer: provider.settings.issuer, subject, session };
    await this.#database.transaction((tx) => this.#sessions.endOfProvider(id, of, by, tx));
  }

  /** Somebody is nobody's subject any more, and signed out: the next sign-in is a first one. */
  async unlink(person: string, by: Actor): Promise<void> {
    await this.#database.transaction(async (tx) => {
      await this.#sessions.hold(person, tx);
      await this.#people.unlink(person, by, tx);
      await this.#sessions.endAll(person, by, tx);
    });
  }

  #provider(id: string): Provider {
    const provider = this.#providers.get(id);
    if (!provider) throw new Problem('identity.provider-not-found', { provider: id });
    return provider;
  }
}

function subjectOf(address: string): string {
  return `provider:${addressSubject(address)}`;
}
