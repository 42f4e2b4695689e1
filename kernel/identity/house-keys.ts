import type { Audit } from '../audit/audit.ts';
import { sha256 } from '../audit/digest.ts';
import type { Database } from '../store/database.ts';
import { ReadTogether } from '../store/read-together.ts';
import type { Actor } from './actor.ts';
import { Caller } from './caller.ts';
import { newSecret } from './new-secret.ts';

/** Nobody signs in by them: each start of a process makes its own. */
const LIFETIME_MS = 10 * 365 * 24 * 3_600_000;

/** Keys of processes of this house: the commands of a machine, the simulator. */
export interface HouseKeys {
  /** An earlier key of the same actor ends. */
  issue(actor: Actor, by: Actor): Promise<string>;
  callerOf(secret: string): Promise<Caller | null>;
}

export function openHouseKeys(database: Database, audit: Audit, clock: () => Date): HouseKeys {
  const reader = new ReadTogether<Caller>(async (hashes) => {
    const rows = await database.byKey<{ readonly hash: string; readonly actor: Actor }>(
      `select encode(key.hash, 'hex') as hash, key.actor
       from unnest($1::text[]) as asked (hash) join identity.house_key key on key.hash = decode(asked.hash, 'hex')
       where key.expires_at > $2`,
      [hashes, clock().toISOString()],
    );
    return new Map(rows.map(({ hash, actor }) => [hash, new Caller([actor])]));
  });
  return {
    async issue(actor, by) {
      const secret = newSecret();
      const now = clock();
      const expires = new Date(now.getTime() + LIFETIME_MS);
      await database.transaction(async (tx) => {
        await tx.query(`delete from identity.house_key where actor ->> 'id' = $1 or expires_at < $2`, [
          actor.id,
          now.toISOString(),
        ]);
        await tx.query(
          'insert into identity.house_key (hash, actor, created_at, expires_at) values ($1, $2, $3, $4)',
          [sha256(secret), JSON.stringify(actor), now.toISOString(), expires.toISOString()],
        );
        const payload = { roles: actor.roles };
        await audit.append({ by, action: 'identity.issue-key', resource: actor.id, payload }, tx);
      });
      return secret;
    },
    callerOf: (secret) => reader.get(sha256(secret).toString('hex')),
  };
}
