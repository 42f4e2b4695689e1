import type { Database } from '../store/database.ts';
import { sealedStores } from './sealed-stores.ts';

/**
 * Where the master keys are gone for good: removes every row that holds something sealed, and the data keys, so that a house can
 * start again and make new ones. All or nothing.
 * @returns how many rows of each purpose went
 */
export async function abandonSealed(database: Database): Promise<Readonly<Record<string, number>>> {
  return database.transaction(async (tx) => {
    const removed: Record<string, number> = {};
    for (const store of sealedStores) removed[store.purpose] = await store.abandon(tx);
    await tx.query('delete from crypto.data_key', []);
    return removed;
  });
}
