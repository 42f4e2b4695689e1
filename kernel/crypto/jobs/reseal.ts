import Type from 'typebox';
import { defineJob } from '../../jobs/job-type.ts';
import { sealedStores } from '../sealed-stores.ts';

const Count = Type.Integer({ minimum: 0 });

/**
 * Seals what stands by the current data keys, page by page, and ends those before. A page that is done stays done, so that
 * what was stopped half-way goes on without losing anything: until a row is sealed anew, its old key opens it.
 */
export const resealJob = defineJob({
  name: 'reseal',
  input: Type.Object({}),
  result: Type.Object({
    rows: Count,
    /** Of them, those that were not yet sealed by the current keys. */
    resealed: Count,
    /** Of them, those that cannot be opened and were left as they are: then no data key ends. */
    broken: Count,
    /** Data keys under which nothing stands any more. */
    ended: Count,
  }),
  async run(_input, { kernel: { database, keyring }, signal, progress, finish }) {
    const counts = await Promise.all(sealedStores.map((one) => one.count(database)));
    const total = counts.reduce((sum, count) => sum + count, 0);
    let rows = 0;
    let resealed = 0;
    let broken = 0;
    // Snapshots as well: what is written to one has a tenant number of its own.
    const tenants = await database.query<{ id: number }>('select id from facts.tenant order by id', []);
    for (const { id: tenant } of tenants) {
      for (const store of sealedStores) {
        for (let after: string | null = ''; after !== null; ) {
          signal.throwIfAborted();
          const from: string = after;
          const page = await database.transaction((tx) =>
            store.resealPage(keyring, { tenant, after: from }, tx),
          );
          rows += page.rows;
          resealed += page.resealed;
          broken += page.broken;
          progress(Math.min(rows, total), total);
          after = page.next;
        }
      }
    }
    signal.throwIfAborted();
    return database.transaction(async (tx) => {
      const ended = broken > 0 ? 0 : await keyring.endSuperseded(tx);
      const result = { rows, resealed, broken, ended };
      await finish(result, tx);
      return result;
    });
  },
});
