import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, escapeIdentifier } from 'pg';
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

let shared: Promise<TestCluster> | undefined;
let users = 0;

/**
 * A fresh, empty database: on the server of YUHENG_TEST_DATABASE_URL if that is set (its account must be allowed to
 * create databases), else on one private server of this process. `drop` closes it and removes it.
 */
export async function testDatabase(): Promise<{ database: Database; drop(): Promise<void> }> {
  const given = process.env['YUHENG_TEST_DATABASE_URL'];
  users += 1;
  if (given === undefined) shared ??= startTestCluster();
  const server = given ?? (await shared)?.url ?? '';
  const name = `yuheng_test_${randomBytes(6).toString('hex')}`;
  // Chinese order and UTF8 wherever it runs, as in the embedded database.
  await administer(
    server,
    `create database ${escapeIdentifier(name)} template template0 encoding 'UTF8'
     locale 'C' locale_provider icu icu_locale 'zh-Hans-CN'`,
  );
  const url = new URL(server);
  url.pathname = `/${name}`;
  const database = await openDatabase({ url: url.href });
  return {
    database,
    async drop() {
      await database.close();
      await administer(server, `drop database if exists ${escapeIdentifier(name)} with (force)`);
      users -= 1;
      if (users > 0 || shared === undefined) return;
      const ending = shared;
      shared = undefined;
      await (await ending).stop();
    },
  };
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
