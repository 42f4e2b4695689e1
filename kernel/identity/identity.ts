import type { Audit } from '../audit/audit.ts';
import { sha256 } from '../audit/digest.ts';
import { Problem } from '../http/problem.ts';
import type { Database } from '../store/database.ts';
import type { Actor } from './actor.ts';
import { type Keys, openKeys } from './keys.ts';
import { newSecret } from './new-secret.ts';

/** Who may come in: one-time links for people, sessions in cookies, keys for machines. */
export interface Identity {
  /** A secret for a link that signs its actor in once, within an hour. */
  issueLink(actor: Actor): Promise<string>;
  /** Link -> session. @throws Problem identity.bad-link */
  signIn(link: string): Promise<{ session: string; actor: Actor }>;
  signOut(session: string): Promise<void>;
  /** What administrators give to systems. */
  readonly keys: Keys;
  /** A key for a process of this house; an earlier key of the same actor ends. */
  issueKey(actor: Actor): Promise<string>;
  /** Whom a session or key stands for, or null. */
  actorOf(kind: 'session' | 'key', secret: string): Promise<Actor | null>;
}

const HOUR = 3_600_000;
const LIFETIME = { link: HOUR, session: 12 * HOUR, key: 10 * 365 * 24 * HOUR } as const;
const SYSTEM: Actor = {
  id: 'system:identity',
  name: 'identity',
  organisation: null,
  source: 'identity',
  roles: [],
  synthetic: false,
};

export function openIdentity(database: Database, audit: Audit, clock: () => Date): Identity {
  const keys = openKeys(database, audit, clock);

  async function issue(kind: keyof typeof LIFETIME, actor: Actor, by: Actor): Promise<string> {
    const secret = newSecret();
    const now = clock();
    await database.transaction(async (tx) => {
      if (kind === 'key')
        await tx.query(`delete from identity.credential where kind = 'key' and actor ->> 'id' = $1`, [
          actor.id,
        ]);
      await tx.query('delete from identity.credential where expires_at < $1', [now.toISOString()]);
      await tx.query(
        'insert into identity.credential (hash, kind, actor, created_at, expires_at) values ($1, $2, $3, $4, $5)',
        [
          sha256(secret),
          kind,
          JSON.stringify(actor),
          now.toISOString(),
          new Date(now.getTime() + LIFETIME[kind]).toISOString(),
        ],
      );
      await audit.append(
        { by, action: `identity.issue-${kind}`, resource: actor.id, payload: { roles: actor.roles } },
        tx,
      );
    });
    return secret;
  }

  return {
    keys,
    issueLink: (actor) => issue('link', actor, SYSTEM),
    async signIn(link) {
      const [row] = await database.query<{ actor: Actor }>(
        `delete from identity.credential where hash = $1 and kind = 'link' and expires_at > $2 returning actor`,
        [sha256(link), clock().toISOString()],
      );
      if (!row) throw new Problem('identity.bad-link');
      return { session: await issue('session', row.actor, row.actor), actor: row.actor };
    },
    async signOut(session) {
      await database.query(`delete from identity.credential where hash = $1 and kind = 'session'`, [
        sha256(session),
      ]);
    },
    issueKey: (actor) => issue('key', actor, SYSTEM),
    async actorOf(kind, secret) {
      const system = kind === 'key' ? await keys.actorOf(secret) : null;
      if (system) return system;
      const [row] = await database.query<{ actor: Actor }>(
        'select actor from identity.credential where hash = $1 and kind = $2 and expires_at > $3',
        [sha256(secret), kind, clock().toISOString()],
      );
      return row?.actor ?? null;
    },
  };
}
