import { mkdtemp, rm } from 'node:fs/promises';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { memoryOf } from './facts/processes.ts';
import { AT_REST_MS } from './facts/say-memory.ts';
import { type FuzzRequest, makeRequest } from './fuzz/make-request.ts';
import { Random } from './fuzz/random.ts';
import { type FuzzAnswer, sendRequest } from './fuzz/send-request.ts';
import { type Method, TEMPLATES, type Template } from './fuzz/templates.ts';
import { startServer } from './live-server.ts';

export interface FuzzBench {
  /** Requests. */
  readonly runs: number;
  readonly port: number;
  readonly seed: number;
  readonly say: (line: string) => void;
}

const CONNECTIONS = 8;
const ANSWER_LIMIT_MS = 15_000;
/** So many requests apart everything is removed: what is stored is not to be taken for a leak. */
const CLEAN_EVERY = 2000;
const SHOWN = 20;
/** A stream of events never ends; who may come in is another test's affair. */
const LEFT_OUT = /^\/api\/(?:events|identity\/)/;
const ROOT = '/ngsi-ld/v1';

/**
 * Mutated requests over all routes and methods against a real server: whether any is answered with a fault of the server,
 * or not at all, and how much more memory it holds at rest than it did behind the first fifth.
 * @returns false when something was found
 */
export async function benchFuzz({ runs, port, seed, say }: FuzzBench): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'yuheng-fuzz-'));
  const server = await startServer(join(folder, 'data'), port);
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const send = (request: FuzzRequest) => sendRequest(request, { port, agent, limit: ANSWER_LIMIT_MS });
  try {
    const templates = [...TEMPLATES, ...(await operationsOf(server.base))];
    const random = new Random(seed);
    const statuses = new Map<string, number>();
    let found = 0;
    let made = 0;
    const work = async (until: number): Promise<void> => {
      while (made < until) {
        made += 1;
        if (made % CLEAN_EVERY === 0) await clean(send);
        const request = makeRequest(random.of(templates as [Template, ...Template[]]), random);
        const answer = await send(request);
        const status = String(answer.status);
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        if (!isFault(request, answer)) continue;
        found += 1;
        if (found <= SHOWN) say(shown(request, answer));
      }
    };
    /** Resident megabytes under load, and when the server has come to rest with nothing of ours on record. */
    const memoryAfter = async (
      until: number,
    ): Promise<{ readonly loaded: number; readonly resting: number }> => {
      await Promise.all(Array.from({ length: CONNECTIONS }, () => work(until)));
      const { now: loaded } = await memoryOf(server.pid);
      await clean(send);
      await new Promise((resolve) => setTimeout(resolve, AT_REST_MS));
      return { loaded, resting: (await memoryOf(server.pid)).now };
    };
    const started = performance.now();
    const warm = await memoryAfter(Math.ceil(runs / 5));
    const end = await memoryAfter(runs);
    const seconds = (performance.now() - started) / 1000;
    say(
      `fuzz: ${runs} requests of seed ${seed} over ${templates.length} templates in ${seconds.toFixed(0)} s; ${[
        ...statuses,
      ]
        .toSorted()
        .map(([status, n]) => `${status}: ${n}`)
        .join(', ')}`,
    );
    const growth = end.resting / warm.resting - 1;
    say(
      `fuzz: ${found} faults or hangs; resident memory at rest ${warm.resting.toFixed(0)} MB behind the first fifth, ${end.resting.toFixed(0)} MB at the end (${(growth * 100).toFixed(1)} %); under load ${warm.loaded.toFixed(0)} and ${end.loaded.toFixed(0)} MB`,
    );
    return found === 0 && !(growth > 0.1);
  } finally {
    agent.destroy();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** 503 is said under load, and 504 of contexts that may not be fetched: both are what the standard asks for. */
function isFault({ method }: FuzzRequest, { status, body }: FuzzAnswer): boolean {
  if (status === null) return true;
  if (status < 500 || status === 503) return false;
  return !(status === 504 && (method === 'HEAD' || body.includes('facts.context-not-')));
}

function shown({ method, url, headers, body }: FuzzRequest, answer: FuzzAnswer): string {
  return `${answer.status} ${method} ${url.slice(0, 500)} ${JSON.stringify(headers)} ${(body ?? '').slice(0, 1500)} -> ${answer.body.slice(0, 300)}`;
}

/** The house's own operations, as its OpenAPI tells them. */
async function operationsOf(base: string): Promise<readonly Template[]> {
  const { paths } = (await (await fetch(`${base}/openapi.json`)).json()) as {
    readonly paths: Readonly<Record<string, Readonly<Record<string, OperationView>>>>;
  };
  return Object.entries(paths).flatMap(([path, methods]) =>
    LEFT_OUT.test(path) || path.startsWith(ROOT)
      ? []
      : Object.entries(methods).map(([method, { parameters = [], requestBody }]) => ({
          method: method.toUpperCase() as Method,
          url: `${path}?${parameters.map(({ name }) => `${name}=1`).join('&')}`,
          ...(requestBody ? { body: { id: 'x', name: 'x', plan: 'x', reason: 'x' } } : {}),
        })),
  );
}

interface OperationView {
  readonly parameters?: readonly { readonly name: string }[];
  readonly requestBody?: object;
}

const EVERYWHERE = '&georel=near;minDistance==0&geometry=Point&coordinates=[0,0]';
/** Lists, and what asks for all of one. */
const LISTS = [
  ['subscriptions', ''],
  ['csourceSubscriptions', ''],
  ['csourceRegistrations', EVERYWHERE],
  ['csourceRegistrations', `${EVERYWHERE}&timerel=before&timeAt=9999-01-01T00:00:00Z`],
] as const;

async function clean(send: (request: FuzzRequest) => Promise<FuzzAnswer>): Promise<void> {
  for (const headers of [{}, { 'ngsild-tenant': 'fuzz' }]) {
    const plain = { headers, body: null };
    await send({ method: 'DELETE', url: `${ROOT}/entities?local=true`, ...plain });
    for (const [list, all] of LISTS) {
      const { status, body } = await send({
        method: 'GET',
        url: `${ROOT}/${list}?limit=1000${all}`,
        ...plain,
      });
      if (status !== 200) continue;
      for (const { id } of JSON.parse(body) as readonly { readonly id: string }[])
        await send({ method: 'DELETE', url: `${ROOT}/${list}/${encodeURIComponent(id)}`, ...plain });
    }
  }
}
