import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openKernel } from '../../packs/open-kernel.ts';
import { type Database, openDatabase } from '../../store/database.ts';
import { statementsOf } from '../../test/stated.ts';
import { testActor } from '../../test/test-kernel.ts';

/** A data folder with an embedded server that facts are written to, and a place for backups. */
export interface House extends AsyncDisposable {
  readonly home: string;
  readonly data: string;
  readonly folder: string;
  readonly database: Database;
  /** Writes one fact. @returns the moment behind its commit, by the server's clock */
  write(value: string): Promise<string>;
  /** Stops the server; the data stays. */
  stop(): Promise<void>;
}

let made: Promise<string> | undefined;

/**
 * A data folder as it is behind the first start, made once: the houses of a test are copies of one. Without the databases
 * that new ones are copies of: they are half of the thousand files that every backup and restore of a test would copy.
 */
function first(): Promise<string> {
  made ??= (async () => {
    const data = await mkdtemp(join(tmpdir(), 'yuheng-first-'));
    process.once('exit', () => rmSync(data, { recursive: true, force: true }));
    const database = await openDatabase({ data });
    await (await openKernel({ database, packs: [] })).close();
    await database.query(`update pg_database set datistemplate = false`);
    for (const name of ['template0', 'template1']) await database.query(`drop database ${name}`);
    await database.close();
    return data;
  })();
  return made;
}

/** @param another it is no copy: another server altogether */
export async function openHouse({ another = false } = {}): Promise<House> {
  const home = await mkdtemp(join(tmpdir(), 'yuheng-backup-'));
  const data = join(home, 'data');
  // The server's owner is not root, where root runs the test.
  if (!another) await promisify(execFile)('cp', ['-a', await first(), data]);
  const database = await openDatabase({ data });
  const kernel = await openKernel({ database, packs: [] });
  let open = true;
  const stop = async (): Promise<void> => {
    if (!open) return;
    open = false;
    await kernel.close();
    await database.close();
  };
  return {
    home,
    data,
    folder: join(home, 'backups'),
    database,
    stop,
    async write(value) {
      const statements = statementsOf({ value });
      await kernel.facts.write(
        [{ op: 'upsert', id: `urn:kept:${value}`, types: ['Thing'], statements }],
        testActor(),
      );
      return momentOf(database);
    },
    async [Symbol.asyncDispose]() {
      await stop();
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** A moment that lies between what was committed and what will be, though moments are told in milliseconds. */
export async function momentOf(database: Database): Promise<string> {
  await database.query('select pg_sleep(0.003)', []);
  const [now] = await database.query<{ at: string }>('select clock_timestamp() as at', []);
  await database.query('select pg_sleep(0.003)', []);
  return now?.at ?? '';
}

/** What is written in a database, in order. */
export async function valuesIn(
  where: { readonly data: string } | { readonly url: string },
): Promise<readonly string[]> {
  const database = await openDatabase(where);
  try {
    const rows = await database.query<{ id: string }>(
      `select id from facts.entity order by id collate "C"`,
      [],
    );
    return rows.map(({ id }) => id.slice('urn:kept:'.length));
  } finally {
    await database.close();
  }
}
