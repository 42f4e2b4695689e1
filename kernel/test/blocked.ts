import { setTimeout } from 'node:timers/promises';
import type { Database } from '../store/database.ts';

/** Until so many statements of this database wait for others to end. */
export async function blocked(database: Database, count = 1): Promise<void> {
  for (;;) {
    const rows = await database.query(
      `select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      [],
    );
    if (rows.length >= count) return;
    await setTimeout(5);
  }
}
