import { type Database, openDatabase } from '@yuheng/kernel/store';
import { type Summary, summarise, timed } from './samples.ts';

/** What the same PostgreSQL does by itself, on the same disk, in the same run. */
export interface Bare {
  /** From nothing to the first answer, with and without making the cluster first. */
  readonly firstStart: number;
  readonly start: number;
  /** `select 1`. */
  readonly roundTrip: Summary;
  /** One row updated and committed with fsync on. */
  readonly commit: Summary;
}

export async function measureBare(data: string, runs: number): Promise<Bare> {
  const [firstStart, fresh] = await open(data);
  await fresh.close();
  const [start, database] = await open(data);
  try {
    await database.query('create table row (id integer primary key, value double precision not null)');
    await database.query('insert into row values (1, 0)');
    const roundTrip = await timed(runs, async () => void (await database.query('select 1 as one')));
    const commit = await timed(
      runs,
      async (run) => void (await database.query('update row set value = $1 where id = 1', [run])),
    );
    return { firstStart, start, roundTrip: summarise(roundTrip), commit: summarise(commit) };
  } finally {
    await database.close();
  }
}

async function open(data: string): Promise<[milliseconds: number, database: Database]> {
  const start = performance.now();
  const database = await openDatabase({ data });
  await database.query('select 1 as one');
  return [performance.now() - start, database];
}
