import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureHttpFloor } from './facts/http-floor.ts';
import {
  HISTORY_BATCH,
  type LoadPlan,
  type LoadResult,
  SERIES,
  UPSERT_BATCH,
  YEAR_MINUTES,
} from './facts/load-plan.ts';
import { benchNotifications } from './facts/notifications.ts';
import { cpuOf, cpuOfFamily } from './facts/processes.ts';
import { runLoad } from './facts/run-load.ts';
import { sayMemory } from './facts/say-memory.ts';
import { measureStorageFloor } from './facts/storage-floor.ts';
import { type LiveServer, startServer } from './live-server.ts';

export interface FactsBench {
  readonly entities: number;
  /** Seconds that each figure is measured for. */
  readonly seconds: number;
  readonly connections: number;
  readonly port: number;
  /** Only notifications are measured, with so many subscriptions on record; null: everything else. */
  readonly subscriptions: number | null;
  readonly say: (line: string) => void;
}

/** By then a server has rolled up what came late. */
const ROLLED_UP_MS = 90_000;

/** A query that takes longer is one that nothing was learnt for yet. */
const LEARNT_MS = 50;
const LEARNING_TRIES = 200;

interface Measured extends LoadResult {
  readonly rate: number;
}

/** The broker's figures beside those of the same PostgreSQL and of fastify by themselves, all in one run on one machine. */
export async function benchFacts(options: FactsBench): Promise<void> {
  const { seconds, port, say, connections } = options;
  const folder = await mkdtemp(join(tmpdir(), 'yuheng-bench-'));
  try {
    const { subscriptions } = options;
    if (subscriptions !== null)
      return await benchNotifications({ ...options, subscriptions, data: join(folder, 'yuheng') });
    const floor = await measureStorageFloor(join(folder, 'bare'), seconds);
    say(
      `baseline: PostgreSQL, one row a commit on one connection ${count(floor.commits)}/s, p50 ${ms(floor.commit.p50)} p99 ${ms(floor.commit.p99)}; 200 rows a commit ${count(floor.rows)} rows/s`,
    );
    const http = await measureHttpFloor(port, connections, seconds);
    const bareRate = http.requests / http.seconds;
    say(`baseline: fastify with a constant, ${connections} connections: ${count(bareRate)}/s`);
    const data = join(folder, 'yuheng');
    const server = await startServer(data, port);
    try {
      const floors = { commits: floor.commits, rows: floor.rows, http: bareRate };
      await figures(options, server, data, floors);
    } finally {
      await server.stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function figures(
  { entities, seconds, connections, port, say }: FactsBench,
  server: LiveServer,
  data: string,
  floor: { readonly commits: number; readonly rows: number; readonly http: number },
): Promise<void> {
  const postmaster = Number.parseInt(await readFile(join(data, 'postgres', 'postmaster.pid'), 'utf8'), 10);
  const measure = async (
    name: string,
    plan: Pick<LoadPlan, 'kind'> & Partial<LoadPlan>,
    unit = 1,
    what = '',
  ): Promise<Measured> => {
    const before = [await cpuOf(server.pid), await cpuOfFamily(postmaster)] as const;
    const result = await runLoad({ port, connections, entities, ...plan });
    const after = [await cpuOf(server.pid), await cpuOfFamily(postmaster)] as const;
    const units = result.requests * unit;
    const rate = units / result.seconds;
    const each = (from: number, to: number): string => `${((to - from) / units).toFixed(1)} µs`;
    const refused = Object.entries(result.statuses).filter(([status]) => !status.startsWith('2'));
    say(
      `${name}: ${count(rate)}${what}/s, p50 ${ms(result.p50)} p99 ${ms(result.p99)}; CPU each: server ${each(before[0], after[0])}, PostgreSQL ${each(before[1], after[1])}, generator ${each(0, result.cpu)}`,
    );
    for (const [status, times] of refused) say(`  answered ${status}: ${times}`);
    return { ...result, rate };
  };
  const times = (rate: number, base: number, name: string): void =>
    say(`  = ${(rate / base).toFixed(2)} × ${name}`);

  const upsert = await measure(
    'batch upsert, 200 to a request',
    { kind: 'upsert', requests: Math.ceil(entities / UPSERT_BATCH), connections: 4 },
    UPSERT_BATCH,
    ' entities',
  );
  times(upsert.rate, floor.rows, 'bare batches');
  await measure('(warming up)', { kind: 'patch', seconds: 2 });
  const patch = await measure('PATCH of one entity, durable, with history and feed', {
    kind: 'patch',
    seconds,
  });
  times(patch.rate, floor.commits, 'single-row commits');
  await measure('(the same on 8 connections)', { kind: 'patch', seconds, connections: 8 });
  const history = await measure(
    'history, 1000 instances to a request',
    { kind: 'history', requests: Math.ceil(YEAR_MINUTES / HISTORY_BATCH) * SERIES, connections: 4 },
    HISTORY_BATCH,
    ' instances',
  );
  times(history.rate, floor.rows, 'bare batches');
  await measure('(warming up)', { kind: 'get', seconds: 1 });
  const get = await measure('GET by id', { kind: 'get', seconds });
  times(get.rate, floor.http, 'the bare handler');
  const asked = async (kind: 'query' | 'rare-query', name: string): Promise<void> => {
    await measure(name, { kind, seconds, connections: 8 });
    await measure('(the same on one connection)', { kind, seconds, connections: 1 });
  };
  await asked('query', 'type and q (one in ten), limit 20');
  await asked('rare-query', 'type and q (one in ten thousand), limit 20');
  await untilLearnt({ port, entities });
  await asked('rare-query', '(the same) once the values that are asked for are kept beside');
  await measure('a year of minutes by the hour, from history', {
    kind: 'hours',
    requests: 20,
    connections: 1,
  });
  await new Promise((resolve) => setTimeout(resolve, ROLLED_UP_MS));
  await measure('a year of minutes by the hour, rolled up', { kind: 'hours', requests: 200, connections: 1 });
  await measure('the same as aggregatedValues of NGSI-LD', {
    kind: 'temporal-hours',
    requests: 200,
    connections: 1,
  });
  await sayMemory(server.pid, say);
}

/** A server learns beside its other work which attributes are asked for by their values. */
async function untilLearnt(load: Pick<LoadPlan, 'port' | 'entities'>): Promise<void> {
  for (let tries = 0; tries < LEARNING_TRIES; tries += 1) {
    const { p50 } = await runLoad({ ...load, kind: 'rare-query', connections: 1, seconds: 1 });
    if (p50 < LEARNT_MS) return;
    await new Promise((resolve) => setTimeout(resolve, 2000));
  }
}

function count(value: number): string {
  return Math.round(value).toLocaleString('en');
}

function ms(value: number): string {
  return `${value.toFixed(2)} ms`;
}
