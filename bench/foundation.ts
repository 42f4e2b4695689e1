import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileDocument } from '@yuheng/plan/compile';
import { demoPlans } from '@yuheng/plan/demo';
import { buildWorld } from '@yuheng/world/build-world';
import { loadWorld } from '@yuheng/world/load';
import { type Bare, measureBare } from './bare-database.ts';
import { type LiveServer, startServer } from './live-server.ts';
import { measurePatch, type Patch } from './patch-to-board.ts';
import { type Summary, summarise, timed } from './samples.ts';

export interface FoundationOptions {
  readonly runs: number;
  readonly port: number;
  readonly say: (line: string) => void;
}

interface Line {
  readonly name: string;
  readonly value: number;
  readonly baseline: string;
  readonly base: number;
}

/** The foundation's figures, each as a ratio to what the same PostgreSQL does by itself in the same run. */
export async function benchFoundation({ runs, port, say }: FoundationOptions): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'yuheng-bench-'));
  try {
    const bare = await measureBare(join(folder, 'bare'), runs);
    say(
      `baseline: select 1 p50 ${ms(bare.roundTrip.p50)}; durable commit of one row p50 ${ms(bare.commit.p50)} p99 ${ms(bare.commit.p99)}`,
    );
    const data = join(folder, 'yuheng');
    const first = await startServer(data, port);
    await first.stop();
    const server = await startServer(data, port);
    try {
      for (const line of await figures(server, first.startedIn, bare, runs)) say(shown(line));
    } finally {
      await server.stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function figures(
  server: LiveServer,
  firstStart: number,
  bare: Bare,
  runs: number,
): Promise<readonly Line[]> {
  const { base } = server;
  const world = buildWorld({ seed: 1, scale: 'small', now: new Date().toISOString() });
  const [fill = Number.NaN] = await timed(1, () =>
    loadWorld(world, { base, key: '', signal: new AbortController().signal }),
  );
  const lines: Line[] = [
    {
      name: 'first start to ready',
      value: firstStart,
      baseline: 'bare PostgreSQL, first start',
      base: bare.firstStart,
    },
    { name: 'start to ready', value: server.startedIn, baseline: 'bare PostgreSQL, start', base: bare.start },
    { name: 'small province filled', value: fill, baseline: 'durable commit p50', base: bare.commit.p50 },
  ];
  for (const patch of await patches(base)) {
    const summary: Summary = await measurePatch(base, patch, runs);
    const name = `patch to figure on the board, ${patch.measure}`;
    lines.push({
      name: `${name}, p50`,
      value: summary.p50,
      baseline: 'durable commit p50',
      base: bare.commit.p50,
    });
    lines.push({
      name: `${name}, p99`,
      value: summary.p99,
      baseline: 'durable commit p99',
      base: bare.commit.p99,
    });
  }
  const compile = await measureCompile(Math.min(runs, 50));
  lines.push({
    name: 'compile a plan, per 10,000 characters, p50',
    value: compile.p50,
    baseline: 'durable commit p50',
    base: bare.commit.p50,
  });
  return lines;
}

/** One company's revenue (a sum over a few hundred facts), one station's state (coverage over a few thousand). */
async function patches(base: string): Promise<readonly Patch[]> {
  return [
    {
      measure: 'ai-industry-scale',
      entity: await firstOf(base, 'Organization', 'sectors=="ai"'),
      attribute: 'annualRevenue',
      value: (run) => ({ value: 1_000_000_000 + run, unitCode: 'CNY' }),
    },
    {
      measure: '5g-key-area-coverage',
      entity: await firstOf(base, 'BaseStation', 'technology=="5G";status=="onAir"'),
      attribute: 'status',
      value: (run) => ({ value: run % 2 === 0 ? 'outOfService' : 'onAir' }),
    },
  ];
}

async function firstOf(base: string, type: string, q: string): Promise<string> {
  const response = await fetch(`${base}/ngsi-ld/v1/entities?type=${type}&q=${encodeURIComponent(q)}&limit=1`);
  const [entity] = (await response.json()) as readonly { readonly id: string }[];
  if (!entity) throw new Error(`the province has no ${type}`);
  return entity.id;
}

async function measureCompile(runs: number): Promise<Summary> {
  const [plan] = demoPlans;
  if (!plan) throw new Error('no demo plan');
  const text = await readFile(plan.file, 'utf8');
  const source = { name: plan.name, sha256: createHash('sha256').update(text).digest('hex') };
  const times = await timed(runs, async () => void compileDocument(text, source));
  return summarise(times.map((time) => (time * 10_000) / text.length));
}

function shown({ name, value, baseline, base }: Line): string {
  return `${name}: ${ms(value)} = ${(value / base).toFixed(1)} × ${baseline} (${ms(base)})`;
}

function ms(value: number): string {
  return value >= 100 ? `${value.toFixed(0)} ms` : `${value.toFixed(2)} ms`;
}
