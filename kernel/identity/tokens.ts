import type { Audit } from '../audit/audit.ts';
import { sha256 } from '../audit/digest.ts';
import type { Database } from '../store/database.ts';
import type { Actor, Role } from './actor.ts';
import { Caller } from './caller.ts';
import type { Keys } from './keys.ts';
import { newSecret } from './new-secret.ts';
import { tellEnded } from './sessions/ended.ts';

/** How long a token is good for, in seconds. */
export const TOKEN_SECONDS = 600;
const SHAPE = /^at_[\w-]{32}$/;

/** Whether a bearer is a token of ours and no key. */
export function isToken(secret: string): boolean {
  return SHAPE.test(secret);
}

/** Why no token is given, as OAuth says it (RFC 6749, section 5.2). */
export class OauthRefusal extends Error {
  readonly error: 'invalid_client' | 'invalid_request' | 'invalid_scope' | 'unsupported_grant_type';
  /** The client that was named, where it is not the one that the secret is of. */
  readonly client: string | null;
  constructor(error: OauthRefusal['error'], description: string, client: string | null = null) {
    super(description);
    this.error = error;
    this.client = client;
  }
}

/** Who asks: the name of a key, and the key. */
export interface OauthClient {
  readonly id: string;
  readonly secret: string;
}

/** Short-lived tokens of systems that have a key. */
export interface Tokens {
  /**
   * @param scope roles of the key, apart by spaces; all of them unless told
   * @throws OauthRefusal
   */
  issue(
    client: OauthClient,
    scope: string | null,
  ): Promise<{ readonly token: string; readonly scope: string }>;
  /** Whatever it is, it is good for nothing afterwards (RFC 7009). @throws OauthRefusal */
  revoke(client: OauthClient, token: string): Promise<void>;
  /** Whom a token stands for: the holder of the key, with the roles that were asked for and that the key still has. */
  callerOf(token: string): Promise<Caller | null>;
}

export function openTokens(database: Database, audit: Audit, keys: Keys, clock: () => Date): Tokens {
  async function actorOfClient({ id, secret }: OauthClient): Promise<Actor> {
    const actor = (await keys.callerOf(secret))?.usual;
    if (actor?.id !== `key:${id}`) throw new OauthRefusal('invalid_client', 'unknown client or secret', id);
    return actor;
  }

  return {
    async issue(client, scope) {
      const actor = await actorOfClient(client);
      const asked = scope?.split(' ').filter((part) => part !== '') ?? [];
      const roles = asked.length === 0 ? actor.roles : (asked as Role[]);
      if (!roles.every((role) => actor.roles.includes(role)))
        throw new OauthRefusal('invalid_scope', `the client has: ${actor.roles.join(' ')}`);
      const token = `at_${newSecret()}`;
      const now = clock();
      await database.transaction(async (tx) => {
        await tx.query('delete from identity.token where expires_at < $1', [now.toISOString()]);
        await tx.query('insert into identity.token (hash, key, roles, expires_at) values ($1, $2, $3, $4)', [
          sha256(token),
          sha256(client.secret),
          [...new Set(roles)],
          new Date(now.getTime() + TOKEN_SECONDS * 1000).toISOString(),
        ]);
        await audit.append(
          { by: actor, action: 'identity.issue-token', resource: actor.id, payload: { roles } },
          tx,
        );
      });
      return { token, scope: [...new Set(roles)].join(' ') };
    },
    async revoke(client, token) {
      await actorOfClient(client);
      await database.transaction(async (tx) => {
        const revoked = await tx.query(
          'delete from identity.token where hash = $1 and key = $2 returning expires_at',
          [sha256(token), sha256(client.secret)],
        );
        if (revoked.length > 0) await tellEnded(tx);
      });
    },
    async callerOf(token) {
      const [row] = await database.byKey<{ key: Buffer; roles: readonly Role[] }>(
        'select key, roles from identity.token where hash = $1 and expires_at > $2',
        [sha256(token), clock().toISOString()],
      );
      const caller = row ? await keys.callerOfHash(row.key) : null;
      if (!row || !caller) return null;
      const asked = (actor: Actor): Actor => ({
        ...actor,
        roles: actor.roles.filter((role) => row.roles.includes(role)),
      });
      const [first, ...rest] = caller.actors;
      // Where nothing is left of what it holds it is nobody: no policy is asked there.
      return new Caller([asked(first), ...rest.map(asked).filter(({ roles }) => roles.length > 0)]);
    },
  };
}
