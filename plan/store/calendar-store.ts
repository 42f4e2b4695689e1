import { createHash, randomBytes } from 'node:crypto';
import { newInstanceId } from '@yuheng/kernel/instance-id';
import { Problem } from '@yuheng/kernel/problem';
import type { Sql } from '@yuheng/kernel/store';

/** A secret link to a calendar, without the secret. */
export interface CalendarFeed {
  readonly id: string;
  /** Null: of the office. */
  readonly unit: string | null;
  readonly madeAt: string;
  readonly madeBy: string;
  readonly revokedAt: string | null;
}

const COLUMNS = `id, unit, made_at as "madeAt", made_by as "madeBy", revoked_at as "revokedAt"`;

/** 192 random bits; only their SHA-256 is kept. @returns the feed and its secret, told this once */
export async function insertFeed(
  tx: Sql,
  { unit, madeAt, madeBy }: Pick<CalendarFeed, 'unit' | 'madeAt' | 'madeBy'>,
): Promise<{ readonly id: string; readonly secret: string }> {
  const id = newInstanceId();
  const secret = randomBytes(24).toString('base64url');
  await tx.query(
    'insert into plan.calendar_feed (id, hash, unit, made_at, made_by) values ($1, $2, $3, $4, $5)',
    [id, hashOf(secret), unit, madeAt, madeBy],
  );
  return { id, secret };
}

/** All there have ever been, the newest first. */
export async function listFeeds(sql: Sql): Promise<readonly CalendarFeed[]> {
  return sql.query<CalendarFeed & Record<string, unknown>>(
    `select ${COLUMNS} from plan.calendar_feed order by made_at desc, id`,
  );
}

/** @throws Problem plan.feed-not-found for a secret that is not known or was revoked */
export async function readFeed(sql: Sql, secret: string): Promise<CalendarFeed> {
  const [row] = await sql.query<CalendarFeed & Record<string, unknown>>(
    `select ${COLUMNS} from plan.calendar_feed where hash = $1 and revoked_at is null`,
    [hashOf(secret)],
  );
  if (!row) throw new Problem('plan.feed-not-found');
  return row;
}

/** @throws Problem plan.feed-not-found for one that was revoked already */
export async function revokeFeed(tx: Sql, id: string, at: string): Promise<void> {
  const revoked = await tx.query(
    'update plan.calendar_feed set revoked_at = $2 where id = $1 and revoked_at is null returning 1 as one',
    [id, at],
  );
  if (revoked.length === 0) throw new Problem('plan.feed-not-found');
}

function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
