import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startServer } from '../live-server.ts';
import { SUBSCRIPTIONS_EACH as EACH, type LoadPlan, UPSERT_BATCH } from './load-plan.ts';
import { cpuOf, cpuOfFamily, memoryOf } from './processes.ts';
import { runLoad } from './run-load.ts';
import { sayMemory } from './say-memory.ts';

export interface NotificationsBench {
  readonly subscriptions: number;
  readonly seconds: number;
  readonly port: number;
  readonly data: string;
  readonly say: (line: string) => void;
}

const LOOK_MS = 50;
/** Nothing has come for so long: nothing comes any more. */
const SILENCE_MS = 30_000;
const CONNECTIONS = 16;

/** Notifications that arrive, beside what a bare loop of POSTs brings to the same receiver. */
export async function benchNotifications(options: NotificationsBench): Promise<void> {
  const { say, port, seconds } = options;
  const receiverPort = port + 1;
  const receiver = spawn(process.execPath, [join(import.meta.dirname, 'receiver.ts'), String(receiverPort)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    await once(receiver.stdout, 'data');
    const loop: LoadPlan = {
      port: receiverPort,
      kind: 'notify',
      connections: CONNECTIONS,
      entities: 1,
      seconds,
    };
    const bare = await runLoad(loop);
    const bareRate = bare.requests / bare.seconds;
    say(`baseline: a bare loop of POSTs to the receiver: ${count(bareRate)}/s`);
    await measure(options, receiverPort, bareRate);
  } finally {
    receiver.kill('SIGKILL');
  }
}

async function measure(
  { subscriptions, seconds, port, data, say }: NotificationsBench,
  receiverPort: number,
  bareRate: number,
): Promise<void> {
  const entities = Math.ceil(subscriptions / EACH);
  const making = await startServer(data, port);
  const batches = Math.ceil(entities / UPSERT_BATCH);
  await runLoad({ port, kind: 'upsert', requests: batches, connections: 4, entities });
  const made = await runLoad({ port, kind: 'subscribe', requests: subscriptions, connections: 32, entities });
  say(`POST of a subscription: ${count(made.requests / made.seconds)}/s`);
  await making.stop();
  const server = await startServer(data, port);
  try {
    const started = await memoryOf(server.pid);
    say(
      `${count(subscriptions)} subscriptions on record: ready in ${(server.startedIn / 1000).toFixed(1)} s, ${started.now.toFixed(0)} MB resident`,
    );
    const postmaster = Number.parseInt(await readFile(join(data, 'postgres', 'postmaster.pid'), 'utf8'), 10);
    // What these say was never said before: 200 would say again what the entities began with.
    let first = 1000;
    for (const connections of [1, CONNECTIONS]) {
      const before = await taken(receiverPort);
      const cpu = [await cpuOf(server.pid), await cpuOfFamily(postmaster)] as const;
      const start = performance.now();
      const load = await runLoad({ port, kind: 'patch', connections, entities, seconds, first });
      first += load.requests;
      const atEnd = (await taken(receiverPort)) - before;
      const wanted = (load.statuses['204'] ?? 0) * EACH;
      const got = await arrived(receiverPort, before, wanted);
      const rate = got.count / ((got.at - start) / 1000);
      const used = [(await cpuOf(server.pid)) - cpu[0], (await cpuOfFamily(postmaster)) - cpu[1]] as const;
      const each = used.map((micros) => (micros / got.count).toFixed(0));
      say(
        `${connections} writers, ${EACH} notifications to a change: ${count(rate)} notifications/s = ${(rate / bareRate).toFixed(2)} × the bare loop; CPU each: server ${each[0]} µs, PostgreSQL ${each[1]} µs`,
      );
      say(
        `  ${count(load.requests / load.seconds)} writes/s, ${count(wanted - atEnd)} notifications behind at the end of the load, ${count(wanted - got.count)} missing, all there ${((got.at - start) / 1000 - load.seconds).toFixed(1)} s later`,
      );
      for (const [status, times] of Object.entries(load.statuses))
        if (status !== '204') say(`  answered ${status}: ${times}`);
    }
    await sayMemory(server.pid, say);
  } finally {
    await server.stop();
  }
}

/** Waits for so many. */
async function arrived(
  port: number,
  before: number,
  wanted: number,
): Promise<{ readonly count: number; readonly at: number }> {
  let found = { count: (await taken(port)) - before, at: performance.now() };
  while (found.count < wanted && performance.now() - found.at < SILENCE_MS) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    const now = (await taken(port)) - before;
    if (now > found.count) found = { count: now, at: performance.now() };
  }
  return found;
}

const taken = async (port: number): Promise<number> =>
  Number(await (await fetch(`http://127.0.0.1:${port}/count`)).text());

const count = (value: number): string => Math.round(value).toLocaleString('en');
