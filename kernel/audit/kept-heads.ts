import type { Database } from '../store/database.ts';
import type { SignedHead } from './signed-head.ts';

/** A head that was signed for a day. */
export interface KeptHead extends SignedHead {
  /** `YYYY-MM-DD`, UTC. */
  readonly day: string;
  readonly at: string;
}

/** Keeps a head as that of the day, where the day has none yet: of several servers the first one. */
export async function keepHead(
  tenant: number,
  { size, checkpoint, vkey }: SignedHead,
  at: Date,
  database: Database,
): Promise<void> {
  const moment = at.toISOString();
  await database.query(
    `insert into audit.kept_head (tenant, day, at, size, checkpoint, vkey) values ($1, $2, $3, $4, $5, $6)
     on conflict do nothing`,
    [tenant, moment.slice(0, 10), moment, size, checkpoint, vkey],
  );
}

/** The newest first. @param until a moment: those that were signed by then */
export function readKeptHeads(
  tenant: number,
  until: string,
  limit: number,
  database: Database,
): Promise<readonly KeptHead[]> {
  return database.query<KeptHead>(
    `select day, at, size, checkpoint, vkey from audit.kept_head where tenant = $1 and at <= $2
     order by day desc limit $3`,
    [tenant, until, limit],
  );
}
