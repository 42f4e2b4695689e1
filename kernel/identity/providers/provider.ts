import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  Configuration,
  calculatePKCECodeChallenge,
  clockSkew,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  type IDToken,
  None,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  type ServerMetadata,
} from 'openid-client';
import { type Allowed, permitted } from '../../outbound/allowed.ts';
import { walledFetch } from '../../outbound/walled-fetch.ts';
import { type Ended, readLogout } from './logout-token.ts';
import { BadAnswer, providerProblem } from './provider-problem.ts';
import type { Claims } from './read-claims.ts';
import { isLoopback, type ProviderSettings } from './settings.ts';
import { strengthFault, TooWeak } from './strength.ts';

/** Of one answer of a provider: its metadata, keys, tokens. */
const MOST_BYTES = 500_000;
const TIMEOUT_MS = 10_000;
/** What a provider says of itself is asked for anew after so long; where it did not answer, after so long. */
const KNOWN_MS = 600_000;
const FAILED_MS = 5000;
/** How far a provider's clock may be from ours. */
const TOLERANCE_SECONDS = 60;
/** A logout token is believed for so long after it was made. */
export const LOGOUT_SECONDS = 300;
/** ASCII, at most 255 characters (OpenID Connect Core 1.0, section 2). */
const SUBJECT = /^[\x20-\x7e]{1,255}$/;

/** What is kept of a sign-in between the two halves of it. */
export interface Secrets {
  readonly state: string;
  readonly nonce: string;
  /** Of PKCE (RFC 7636). */
  readonly verifier: string;
}

/** Somebody for whom a provider has answered. */
export interface Vouched {
  readonly subject: string;
  readonly claims: Claims;
  /** What the ID token itself says. */
  readonly said: Claims;
  readonly idToken: string;
}

/**
 * One outside provider: discovery, authorization code with PKCE, state and nonce, and the checks of its ID tokens (OpenID
 * Connect Core 1.0, 3.1.3.7), by openid-client through our wall. All errors are Problems of `provider-problem.ts`.
 */
export class Provider {
  readonly settings: ProviderSettings;
  readonly #address: string;
  readonly #clock: () => Date;
  readonly #allow: readonly Allowed[];
  readonly #fetch: ReturnType<typeof walledFetch>;
  #known: { readonly until: number; readonly metadata: Promise<ServerMetadata> } | null = null;

  constructor(settings: ProviderSettings, address: string, clock: () => Date) {
    const { issuer, origins = [], private: inside = false } = settings;
    this.settings = settings;
    this.#address = address.replace(/\/$/, '');
    this.#clock = clock;
    this.#allow = [issuer, ...origins].map((text) => {
      const url = new URL(text);
      return { url: `${url.origin}/`, private: inside || isLoopback(url) };
    });
    this.#fetch = walledFetch({ allow: this.#allow, maxBytes: MOST_BYTES, timeoutMs: TIMEOUT_MS });
  }

  /** Where the browser goes to sign in, and what only we know of it. */
  async begin(): Promise<Secrets & { readonly url: string }> {
    return await this.#guarded(async () => {
      const { acr } = this.settings;
      const secrets = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
      const url = buildAuthorizationUrl(await this.#configuration(), {
        redirect_uri: this.#redirectUri,
        scope: ['openid', ...(this.settings.scopes ?? ['profile'])].join(' '),
        state: secrets.state,
        nonce: secrets.nonce,
        code_challenge: await calculatePKCECodeChallenge(secrets.verifier),
        code_challenge_method: 'S256',
        ...(acr === undefined ? {} : { acr_values: acr.join(' ') }),
      });
      return { ...secrets, url: this.#ours(url) };
    });
  }

  /** @param search what the provider put into the address when it sent the browser back. @param since when it was sent there */
  async finish(search: string, secrets: Secrets, since: Date): Promise<Vouched> {
    return await this.#guarded(async () => {
      const configuration = await this.#configuration();
      const came = new URL(this.#redirectUri);
      came.search = search;
      const tokens = await authorizationCodeGrant(configuration, came, {
        expectedState: secrets.state,
        expectedNonce: secrets.nonce,
        pkceCodeVerifier: secrets.verifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      const { id_token: idToken } = tokens;
      if (claims === undefined || idToken === undefined) throw new BadAnswer('id_token');
      this.#check(claims, since);
      const { sub: subject } = claims;
      const shown =
        this.settings.claims === 'userinfo'
          ? await fetchUserInfo(configuration, tokens.access_token, subject)
          : claims;
      return { subject, claims: shown, said: claims, idToken };
    });
  }

  /** What a logout token says that this provider has signed for us within the last minutes. */
  async readLogout(token: string): Promise<Ended> {
    return await this.#guarded(async () => {
      const { issuer, client, signature = 'RS256' } = this.settings;
      const { jwks_uri: keys } = await this.#metadata();
      if (keys === undefined) throw new BadAnswer('jwks_uri');
      const answer = await this.#fetch(keys, { method: 'GET', headers: { accept: 'application/json' } });
      const { payload } = await jwtVerify(token, createLocalJWKSet((await answer.json()) as JSONWebKeySet), {
        issuer,
        audience: client,
        algorithms: [signature],
        clockTolerance: TOLERANCE_SECONDS,
        currentDate: this.#clock(),
        maxTokenAge: LOGOUT_SECONDS,
      });
      const ended = readLogout(payload);
      if (ended === null) throw new BadAnswer('logout_token');
      return ended;
    });
  }

  /** Where the browser goes to sign out there as well; null where the provider offers nothing, or cannot be asked. */
  async leave(idToken: string | null): Promise<string | null> {
    try {
      const configuration = await this.#configuration();
      if (configuration.serverMetadata().end_session_endpoint === undefined) return null;
      const url = buildEndSessionUrl(configuration, {
        post_logout_redirect_uri: `${this.#address}/sign-in`,
        ...(idToken === null ? {} : { id_token_hint: idToken }),
      });
      return this.#ours(url);
    } catch {
      // Here everything has ended; a provider that does not answer keeps nobody signed in with us.
      return null;
    }
  }

  get #redirectUri(): string {
    return `${this.#address}/sign-in/${this.settings.id}`;
  }

  /** What the library leaves open: for whom the token is when it says so, that it was made for this very sign-in, and how strong that was. */
  #check(token: IDToken, since: Date): void {
    const { azp, iat, sub } = token;
    if (azp !== undefined && azp !== this.settings.client) throw new BadAnswer('azp');
    const [earliest, now] = [since.getTime() / 1000, this.#clock().getTime() / 1000];
    if (iat < earliest - TOLERANCE_SECONDS || iat > now + TOLERANCE_SECONDS) throw new BadAnswer('iat');
    if (!SUBJECT.test(sub)) throw new BadAnswer('sub');
    const weak = strengthFault(token, this.settings);
    if (weak !== null) throw new TooWeak(weak);
  }

  /** An address to which browsers are sent: of the provider's own origins alone. */
  #ours(url: URL): string {
    if (permitted(url, this.#allow) === undefined) throw new BadAnswer('endpoint');
    return url.href;
  }

  /** A new one each time: it keeps the provider's keys, and one that was changed or withdrawn must not be believed. */
  async #configuration(): Promise<Configuration> {
    const metadata = await this.#metadata();
    const { client, secret, signature = 'RS256' } = this.settings;
    const skew = Math.round((this.#clock().getTime() - Date.now()) / 1000);
    const configuration = new Configuration(
      metadata,
      client,
      { id_token_signed_response_alg: signature, [clockSkew]: skew },
      authentication(secret, metadata.token_endpoint_auth_methods_supported),
    );
    configuration[customFetch] = this.#fetch;
    enableNonRepudiationChecks(configuration);
    if (this.#isNear) allowInsecureRequests(configuration);
    return configuration;
  }

  get #isNear(): boolean {
    return isLoopback(new URL(this.settings.issuer));
  }

  #metadata(): Promise<ServerMetadata> {
    const now = this.#clock().getTime();
    if (this.#known !== null && this.#known.until > now) return this.#known.metadata;
    const metadata = this.#discover();
    const known = { until: now + KNOWN_MS, metadata };
    this.#known = known;
    metadata.catch(() => {
      if (this.#known === known) this.#known = { until: now + FAILED_MS, metadata };
    });
    return metadata;
  }

  async #discover(): Promise<ServerMetadata> {
    const { issuer, client } = this.settings;
    const found = await discovery(new URL(issuer), client, undefined, None(), {
      [customFetch]: this.#fetch,
      ...(this.#isNear ? { execute: [allowInsecureRequests] } : {}),
    });
    const metadata = found.serverMetadata();
    // To the letter (OpenID Connect Discovery 1.0, section 4.3).
    if (metadata.issuer !== issuer) throw new BadAnswer('issuer');
    return metadata;
  }

  async #guarded<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      throw providerProblem(error, this.settings.id);
    }
  }
}

/** By HTTP Basic where the provider takes it (the default of the standard), else in the form. */
function authentication(secret: string | null, taken: readonly string[] | undefined): ClientAuth {
  if (secret === null) return None();
  const methods = taken ?? ['client_secret_basic'];
  return methods.includes('client_secret_basic') ? ClientSecretBasic(secret) : ClientSecretPost(secret);
}
