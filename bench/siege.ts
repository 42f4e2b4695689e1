import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { startServer } from './live-server.ts';
import { summarise } from './samples.ts';
import type { SiegeOrder } from './siege/besiege.ts';

export interface SiegeBench {
  /** How long each figure is measured. */
  readonly seconds: number;
  readonly connections: number;
  readonly passwords: number;
  readonly port: number;
  readonly say: (line: string) => void;
}

/** Ordinary users: one after another asks on a kept connection, twenty in all, some thirty requests a second. */
const USERS = 20;
const THINK_MS = 600;
const PATIENCE_MS = 30_000;
/** Twice what it is in peace, and a step of the clock. */
const MOST_RATIO = 2;

/**
 * What ordinary users wait while a server is besieged, against what they wait in peace before and after in the same run:
 * by wrong passwords at once, and by connections that send a byte a second and are opened anew when they are closed.
 * The besiegers run on the same machine, so that what they cost is in the figures.
 * @returns false where the p99 was more than twice as long, or a request failed
 */
export async function benchSiege(options: SiegeBench): Promise<boolean> {
  const { seconds, connections, passwords, port, say } = options;
  const folder = await mkdtemp(join(tmpdir(), 'yuheng-siege-'));
  const data = join(folder, 'data');
  const server = await startServer(data, port, []);
  try {
    const { key } = JSON.parse(await readFile(join(data, 'server.json'), 'utf8')) as { key: string };
    await measure(port, key, 3);
    const before = await measure(port, key, seconds);
    const guessing = besiege({ kind: 'passwords', port, count: passwords });
    const guessed = await measure(port, key, seconds);
    const { statuses = {} } = await guessing.told;
    await guessing.end();
    const between = await measure(port, key, seconds);
    const slow = besiege({ kind: 'slow', port, count: connections });
    // Until all have come once.
    await pause(5000);
    const slowed = await measure(port, key, seconds);
    await slow.end();
    await pause(8000);
    const after = await measure(port, key, seconds);
    // The middle one: what is left of an attack right behind it is no peace.
    const [, peace = before.p99] = [before.p99, between.p99, after.p99].toSorted((a, b) => a - b);
    say(
      `in peace                      p50 ${ms(before.p50)}  p99 ${ms(before.p99)}, ${ms(between.p99)}, ${ms(after.p99)}`,
    );
    say(
      `${passwords} wrong passwords at once   p50 ${ms(guessed.p50)}  p99 ${ms(guessed.p99)} = ${(guessed.p99 / peace).toFixed(2)} x  answers ${JSON.stringify(statuses)}`,
    );
    say(
      `${connections} slow connections       p50 ${ms(slowed.p50)}  p99 ${ms(slowed.p99)} = ${(slowed.p99 / peace).toFixed(2)} x  open at once at most ${slow.most()}`,
    );
    const failed = [before, guessed, between, slowed, after].reduce((sum, each) => sum + each.failed, 0);
    say(
      `requests ${before.count + guessed.count + between.count + slowed.count + after.count}, failed ${failed}`,
    );
    return failed === 0 && guessed.p99 <= MOST_RATIO * peace && slowed.p99 <= MOST_RATIO * peace;
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

interface Waits {
  readonly count: number;
  readonly failed: number;
  readonly p50: number;
  readonly p99: number;
}

async function measure(port: number, key: string, seconds: number): Promise<Waits> {
  const agent = new Agent({ keepAlive: true, maxSockets: USERS });
  const waits: number[] = [];
  let failed = 0;
  const until = performance.now() + seconds * 1000;
  await Promise.all(
    Array.from({ length: USERS }, async (_, user) => {
      await pause((user * THINK_MS) / USERS);
      while (performance.now() < until) {
        const start = performance.now();
        const ok = await ask(port, key, agent).catch(() => false);
        waits.push(performance.now() - start);
        if (!ok) failed += 1;
        await pause(THINK_MS);
      }
    }),
  );
  agent.destroy();
  const { p50, p99 } = summarise(waits);
  return { count: waits.length, failed, p50, p99 };
}

function ask(port: number, key: string, agent: Agent): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const asked = request({
      port,
      host: '127.0.0.1',
      agent,
      path: '/api/identity/list-organisations',
      headers: { authorization: `Bearer ${key}` },
      timeout: PATIENCE_MS,
    });
    asked.on('error', reject);
    asked.on('timeout', () => asked.destroy(new Error('no answer')));
    asked.on('response', (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode === 200));
      answer.on('error', reject);
    });
    asked.end();
  });
}

interface Besiegers {
  readonly told: Promise<{ readonly statuses?: Readonly<Record<string, number>> }>;
  most(): number;
  end(): Promise<unknown>;
}

function besiege(order: SiegeOrder): Besiegers {
  const worker = new Worker(join(import.meta.dirname, 'siege', 'besiege.ts'), { workerData: order });
  let most = 0;
  const told = new Promise<{ statuses?: Record<string, number> }>((resolve, reject) => {
    worker.on('error', reject);
    worker.on('message', (message: { open?: number; statuses?: Record<string, number> }) => {
      most = Math.max(most, message.open ?? 0);
      if (message.statuses) resolve(message);
    });
  });
  told.catch(() => undefined);
  return { told, most: () => most, end: () => worker.terminate() };
}

const ms = (value: number): string => `${value.toFixed(1)} ms`;
