import { type Database, openDatabase } from '@yuheng/kernel/store';
import { type Summary, summarise } from '../samples.ts';
import { sensor } from './made-request.ts';

/** What the same PostgreSQL does by itself: rates a second, and times in milliseconds. */
export interface StorageFloor {
  /** One row updated and committed, one connection, one after the other. */
  readonly commits: number;
  readonly commit: Summary;
  /** Rows of a kilobyte inserted, 200 to a commit. */
  readonly rows: number;
}

const BATCH = 200;

/** Measures for so many seconds each, on a fresh cluster with fsync on. */
export async function measureStorageFloor(data: string, seconds: number): Promise<StorageFloor> {
  const database = await openDatabase({ data });
  try {
    await database.query(
      'create table one (id integer primary key, doc jsonb not null) with (fillfactor = 70)',
    );
    await database.query('create table many (id integer primary key, doc jsonb not null)');
    await database.query('insert into one select n, $1 from generate_series(0, 999) n', [sensor(0)]);
    const single = await repeated(seconds, (run) => updateOne(database, run));
    const batches = await repeated(seconds, (run) => insertMany(database, run));
    return {
      commits: single.times.length / single.seconds,
      commit: summarise(single.times),
      rows: (batches.times.length * BATCH) / batches.seconds,
    };
  } finally {
    await database.close();
  }
}

async function updateOne(database: Database, run: number): Promise<void> {
  await database.query('update one set doc = $2 where id = $1', [run % 1000, sensor(run)]);
}

async function insertMany(database: Database, run: number): Promise<void> {
  const numbers = Array.from({ length: BATCH }, (_, index) => run * BATCH + index);
  await database.query('insert into many select * from unnest($1::integer[], $2::jsonb[])', [
    numbers,
    numbers.map((number) => JSON.stringify(sensor(number))),
  ]);
}

async function repeated(
  seconds: number,
  work: (run: number) => Promise<void>,
): Promise<{ readonly times: readonly number[]; readonly seconds: number }> {
  const times: number[] = [];
  const start = performance.now();
  const elapsed = (): number => (performance.now() - start) / 1000;
  while (elapsed() < seconds) {
    const began = performance.now();
    await work(times.length);
    times.push(performance.now() - began);
  }
  return { times, seconds: elapsed() };
}
