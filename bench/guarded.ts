import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LoadPlan, UPSERT_BATCH } from './facts/load-plan.ts';
import { runLoad } from './facts/run-load.ts';
import { startServer } from './live-server.ts';
import { ofSomebody } from './policy.ts';

export interface GuardedBench {
  readonly entities: number;
  /** Seconds that each figure is measured for in each round. */
  readonly seconds: number;
  readonly connections: number;
  readonly port: number;
  readonly say: (line: string) => void;
}

const ROUNDS = 3;
const POLICIES = 1000;
const KINDS = {
  patch: 'PATCH of one entity',
  get: 'GET by id',
  query: 'type and q, limit 20',
} as const satisfies Partial<Record<LoadPlan['kind'], string>>;
type Kind = keyof typeof KINDS;

/** Who asks: nobody is asked for, a key that may do everything with facts, one whose every row is decided on. */
const WHO = ['open', 'machine', 'supplier'] as const;
type Who = (typeof WHO)[number];
const SUPPLIER = 'bench-supplier';

/** Decided on each row, and true of every one, so that all three have the same work besides. */
const ROWS = `@id("rows") forbid (
  principal in Organisation::"${SUPPLIER}",
  action in [Action::"facts.read", Action::"facts.write"],
  resource is Entity
) unless { resource.hasTag("status") && resource.getTag("status").contains("working") };`;

/**
 * What accounts and policies cost: the same requests at a server without accounts, and at one with them and 1,000 policies of
 * the house, in turns. The log of writes is on in both.
 */
export async function benchGuarded(options: GuardedBench): Promise<void> {
  const { entities, seconds, connections, port, say } = options;
  const folder = await mkdtemp(join(tmpdir(), 'yuheng-guarded-'));
  const [data, policies] = [join(folder, 'data'), join(folder, 'policies')];
  try {
    await mkdir(policies);
    const texts = Array.from({ length: POLICIES - 1 }, (_, at) => ofSomebody(at));
    await writeFile(join(policies, 'house.cedar'), [...texts, ROWS].join('\n'));
    await within(data, port, ['--auth', 'off'], async () => {
      await runLoad({
        port,
        kind: 'upsert',
        entities,
        connections: 4,
        requests: Math.ceil(entities / UPSERT_BATCH),
      });
    });
    const rates = new Map<string, number[]>();
    let keys: Readonly<Record<Who, string | undefined>> | undefined;
    const measure = async (who: Who, key: string | undefined): Promise<void> => {
      const asked = { port, connections, entities, ...(key === undefined ? {} : { key }) };
      for (const kind of Object.keys(KINDS) as Kind[]) {
        await runLoad({ ...asked, kind, seconds: 1 });
        const { requests, seconds: took, statuses } = await runLoad({ ...asked, kind, seconds });
        const refused = Object.keys(statuses).filter((status) => !status.startsWith('2'));
        if (refused.length > 0) throw new Error(`${who} ${kind}: answered ${refused.join(', ')}`);
        const name = `${kind} ${who}`;
        rates.set(name, [...(rates.get(name) ?? []), requests / took]);
      }
    };
    for (let round = 0; round < ROUNDS; round += 1) {
      await within(data, port, ['--auth', 'off'], () => measure('open', undefined));
      await within(data, port, ['--policies', policies], async () => {
        keys ??= await keysOf(data, port);
        await measure('machine', keys.machine);
        await measure('supplier', keys.supplier);
      });
    }
    for (const [kind, words] of Object.entries(KINDS)) {
      const [open, machine, supplier] = WHO.map((who) => mean(rates.get(`${kind} ${who}`) ?? []));
      const share = (rate = 0): string =>
        `${Math.round(rate)}/s = ${((100 * rate) / (open ?? 1)).toFixed(0)} %`;
      say(
        `${words}, ${connections} connections, ${entities} entities: without accounts ${Math.round(open ?? 0)}/s; ` +
          `with accounts and ${POLICIES} policies ${share(machine)}; decided on each row ${share(supplier)}`,
      );
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function within(
  data: string,
  port: number,
  flags: readonly string[],
  work: () => Promise<void>,
): Promise<void> {
  const server = await startServer(data, port, flags);
  try {
    await work();
  } finally {
    await server.stop();
  }
}

async function keysOf(data: string, port: number): Promise<Record<Who, string | undefined>> {
  const { key } = JSON.parse(await readFile(join(data, 'server.json'), 'utf8')) as { key: string };
  const make = async (name: string, organisation?: string): Promise<string> => {
    const answer = await fetch(`http://127.0.0.1:${port}/api/identity/add-key`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        name,
        roles: ['machine'],
        synthetic: true,
        ...(organisation === undefined ? {} : { organisation }),
      }),
    });
    if (!answer.ok) throw new Error(await answer.text());
    return ((await answer.json()) as { key: string }).key;
  };
  return { open: undefined, machine: await make('bench-machine'), supplier: await make(SUPPLIER, SUPPLIER) };
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
