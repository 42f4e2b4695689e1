import type { Database } from '../store/database.ts';

/** Digests of policies with a schema that fitted, so that the validator is not asked twice. */
export interface Fitted {
  has(digest: string): Promise<boolean>;
  keep(digest: string): Promise<void>;
}

/** Where there is no database. */
export const nowhere: Fitted = {
  has: () => Promise.resolve(false),
  keep: () => Promise.resolve(),
};

/** What packs and house had at earlier starts, and on servers of other versions; the rest is asked again. */
const MOST = 20;

export function fittedIn(database: Database): Fitted {
  return {
    async has(digest) {
      // Asked before the tables are made.
      const [there] = await database.query<{ made: boolean }>(
        `select to_regclass('policy.fitted') is not null as made`,
        [],
      );
      if (there?.made !== true) return false;
      return (await database.query('select at from policy.fitted where digest = $1', [digest])).length > 0;
    },
    async keep(digest) {
      await database.query(
        `insert into policy.fitted (digest, at) values ($1, clock_timestamp())
         on conflict (digest) do update set at = excluded.at`,
        [digest],
      );
      await database.query(
        'delete from policy.fitted where digest in (select digest from policy.fitted order by at desc offset $1)',
        [MOST],
      );
    },
  };
}
