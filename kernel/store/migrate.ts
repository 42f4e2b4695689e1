import { Problem } from '../http/problem.ts';
import { reasonOf, storeProblem } from './errors.ts';
import { type Migration, readMigrations } from './migration-files.ts';
import type { Database, Sql } from './sql.ts';

/** Two numbers that no other advisory lock of the house uses: "YUHE", and 2 for migrations. */
const lock = 'select pg_advisory_xact_lock(1498762309, 2)';

const table = `
create schema if not exists yuheng;
create table if not exists yuheng.migration (
  set text collate "C" not null,
  number integer not null,
  name text not null,
  checksum text not null,
  applied_at timestamptz not null default now(),
  primary key (set, number)
)`;

/**
 * Brings the tables of every set up to date, each file in a transaction of its own, in the order of the sets.
 * Answers what was applied now, as `<set>/<file>`. Several processes may do it at once: each file runs once.
 * A file runs inside a transaction, so it cannot hold CREATE INDEX CONCURRENTLY or its like.
 *
 * Errors: `store.migration-changed` (an applied file is not what it was), `store.migration-missing` (a number
 * is left out, or an applied file is gone: this program is older than the data), `store.migration-duplicate`,
 * `store.migration-failed` (PostgreSQL refused a file; nothing of that file stays).
 */
export async function migrate(
  database: Database,
  sets: readonly { readonly id: string; readonly folder: string }[],
): Promise<readonly string[]> {
  const migrations: Migration[] = [];
  for (const { id, folder } of sets) migrations.push(...(await readMigrations(id, folder)));
  await database.transaction(async (tx) => {
    await tx.query(lock);
    await tx.query(table);
    for (const { id } of sets) await compare(tx, id, migrations);
  });
  const applied: string[] = [];
  for (const migration of migrations) {
    if (await database.transaction((tx) => apply(tx, migration)))
      applied.push(`${migration.set}/${migration.file}`);
  }
  return applied;
}

/** What was applied of a set must still be there, unchanged. */
async function compare(tx: Sql, set: string, migrations: readonly Migration[]): Promise<void> {
  const applied = await tx.query<{ number: number; checksum: string }>(
    'select number, checksum from yuheng.migration where set = $1 order by number',
    [set],
  );
  for (const { number, checksum } of applied) {
    const migration = migrations.find((each) => each.set === set && each.number === number);
    if (migration === undefined) throw storeProblem('migration-missing', { set, number });
    if (migration.checksum !== checksum)
      throw storeProblem('migration-changed', { set, file: migration.file });
  }
}

async function apply(tx: Sql, { set, number, name, file, sql, checksum }: Migration): Promise<boolean> {
  await tx.query(lock);
  const [done] = await tx.query<{ checksum: string }>(
    'select checksum from yuheng.migration where set = $1 and number = $2',
    [set, number],
  );
  if (done !== undefined) {
    if (done.checksum !== checksum) throw storeProblem('migration-changed', { set, file });
    return false;
  }
  try {
    await tx.query(sql);
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw storeProblem('migration-failed', { set, file, reason: reasonOf(error) }, error);
  }
  await tx.query('insert into yuheng.migration (set, number, name, checksum) values ($1, $2, $3, $4)', [
    set,
    number,
    name,
    checksum,
  ]);
  return true;
}
