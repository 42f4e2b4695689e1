import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, DatabaseError } from 'pg';
import { socketUrl } from '../connection.ts';
import { type Database, openDatabase } from '../database.ts';
import { openCluster } from '../embedded-cluster.ts';
import { isAlive, readPostmaster } from '../postmaster.ts';

/** A server for tests that does not care for its data. Give its `url` to others as YUHENG_TEST_DATABASE_URL. */
export interface TestCluster {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts a private server in a temporary folder, which goes away with `stop`, or when this process ends by itself. */
export async function startTestCluster(): Promise<TestCluster> {
  const data = await mkdtemp(join(tmpdir(), 'yuheng-test-'));
  const cluster = await openCluster(data, { durable: false });
  const folder = join(data, 'postgres');
  const pid = (await readPostmaster(folder))?.pid;
  const onExit = () => {
    // Nobody waits for us any more: no order is kept, the data goes away.
    if (pid !== undefined && isAlive(pid)) process.kill(pid, 'SIGQUIT');
    for (const path of [data, cluster.address.socketFolder]) {
      rmSync(path, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
    }
  };
  process.once('exit', onExit);
  return {
    url: socketUrl(cluster.address, 'postgres'),
    async stop() {
      process.off('exit', onExit);
      await cluster.close();
      await rm(data, { recursive: true, force: true });
    },
  };
}

/** What every copy of a database begins with. */
export interface Prepared {
  /** Of letters and digits; another one for other content. */
  readonly key: string;
  prepare(database: Database): Promise<unknown>;
}

/** Chinese order and UTF8 wherever it runs, as in the embedded database. */
const BARE = `template template0 encoding 'UTF8' locale 'C' locale_provider icu icu_locale 'zh-Hans-CN'`;

let shared: Promise<TestCluster> | undefined;
let users = 0;

/**
 * A fresh, empty database: on the server of YUHENG_TEST_DATABASE_URL if that is set (its account must be allowed to
 * create databases), else on one private server of this process. `drop` closes it and removes it.
 * @param prepared what it is a copy of where YUHENG_TEST_DATABASE_OWN says that the server goes away after the run
 */
export async function testDatabase(
  prepared?: Prepared,
): Promise<{ database: Database; drop(): Promise<void> }> {
  const given = process.env['YUHENG_TEST_DATABASE_URL'];
  users += 1;
  if (given === undefined) shared ??= startTestCluster();
  const server = given ?? (await shared)?.url ?? '';
  const name = freshName();
  if (prepared !== undefined && process.env['YUHENG_TEST_DATABASE_OWN'] !== undefined)
    await administer(
      server,
      `create database ${name} template ${await templateOf(server, prepared)} strategy file_copy`,
    );
  else await administer(server, `create database ${name} ${BARE}`);
  const database = await openDatabase({ url: urlOf(server, name) });
  return {
    database,
    async drop() {
      await database.close();
      await administer(server, `drop database if exists ${name} with (force)`);
      users -= 1;
      if (users > 0 || shared === undefined) return;
      const ending = shared;
      shared = undefined;
      await (await ending).stop();
    },
  };
}

const templates = new Map<string, Promise<string>>();

/** The database that others are copies of: it is there whole or not at all; of two that make it at once one goes away. */
function templateOf(server: string, prepared: Prepared): Promise<string> {
  const name = `yuheng_template_${prepared.key}`;
  const known = templates.get(name) ?? makeTemplate(server, name, prepared);
  templates.set(name, known);
  return known;
}

/** A name that is taken: seen before the rename (duplicate_database), or only by the index when two rename at once (unique_violation). */
const TAKEN = new Set(['42P04', '23505']);

async function makeTemplate(server: string, name: string, { prepare }: Prepared): Promise<string> {
  if ((await administer(server, `select 1 from pg_database where datname = '${name}'`)) > 0) return name;
  const making = freshName();
  await administer(server, `create database ${making} ${BARE}`);
  const database = await openDatabase({ url: urlOf(server, making) });
  try {
    await prepare(database);
  } finally {
    await database.close();
  }
  await administer(server, `alter database ${making} rename to ${name}`).catch(async (error: unknown) => {
    await administer(server, `drop database ${making} with (force)`);
    if (!(error instanceof DatabaseError && TAKEN.has(error.code ?? ''))) throw error;
  });
  return name;
}

const freshName = (): string => `yuheng_test_${randomBytes(6).toString('hex')}`;

function urlOf(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}

/** How many rows it answered. */
async function administer(url: string, statement: string): Promise<number> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rowCount ?? 0;
  } finally {
    await client.end();
  }
}
