import type { Sql } from '../../store/database.ts';

/** The channel on which every server hears that somebody may no longer be let in: open streams are looked at anew. */
export const ENDED_CHANNEL = 'yuheng_identity';

export async function tellEnded(sql: Sql): Promise<void> {
  await sql.query('select pg_notify($1, $2)', [ENDED_CHANNEL, '']);
}
