import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { memoryKeys } from '../crypto/test/memory-keys.ts';
import { createServer } from '../http/server.ts';
import type { Actor, Role } from '../identity/actor.ts';
import type { ProvidersSettings } from '../identity/providers/settings.ts';
import type { Kernel } from '../packs/kernel.ts';
import { migrationSets } from '../packs/migration-sets.ts';
import { loadKernelRegistry, openKernel } from '../packs/open-kernel.ts';
import type { Pack } from '../packs/pack.ts';
import { fittedIn } from '../policy/fitted.ts';
import { openPolicy } from '../policy/policy.ts';
import type { Database } from '../store/database.ts';
import { migrate } from '../store/migrate.ts';
import { testDatabase } from '../store/test/test-database.ts';
import { type WalkFault, walkDatabase } from '../verify/walk.ts';
import { TestClock } from './test-clock.ts';

/** A kernel on a database of its own, with a clock in the test's hand. `await using` takes all of it away again. */
export interface TestKernel extends AsyncDisposable {
  readonly kernel: Kernel;
  readonly database: Database;
  readonly clock: TestClock;
  /** What was reported as unexpected, by the kernel or a server. Whoever expects something here takes it out; the rest fails the test. */
  readonly reported: unknown[];
  /** What of the database is not as the log says. */
  walk(): Promise<readonly WalkFault[]>;
  /** All routes, not listening: use `inject`. */
  server(options?: { readonly auth?: boolean; readonly heartbeatMs?: number }): Promise<FastifyInstance>;
  /** Another kernel on the same database, as a second server or one after a restart would be. */
  another(packs?: readonly Pack[]): Promise<Kernel & { close(): Promise<void> }>;
}

/** Opens a kernel with these packs on a fresh database. */
export async function testKernel(
  packs: readonly Pack[],
  start = '2026-03-02T02:00:00.000Z',
  providers: ProvidersSettings | null = null,
): Promise<TestKernel> {
  const clock = new TestClock(start);
  const sets = migrationSets(packs);
  const key = createHash('sha256').update(JSON.stringify(sets)).digest('hex').slice(0, 12);
  const prepare = async (empty: Database): Promise<void> => {
    await migrate(empty, sets);
    const registry = loadKernelRegistry(packs);
    const policy = await openPolicy({ registry, packs, folder: null, fitted: fittedIn(empty) });
    await policy.renew([]);
  };
  const { database, drop } = await testDatabase({ key, prepare });
  const reported: unknown[] = [];
  const report = (error: unknown): void => void reported.push(error);
  const closing: (() => Promise<unknown>)[] = [];

  const keys = memoryKeys();
  const another = async (others = packs): Promise<Kernel & { close(): Promise<void> }> => {
    const opened = await openKernel({
      database,
      packs: others,
      clock: clock.now,
      report,
      outbound: { private: true },
      providers,
      logKey: { profile: 'international', secret: createHash('sha256').update('a key for tests').digest() },
      keys,
      pace: { pause: { first: 5, most: 50 }, patienceMs: 60_000 },
    });
    let open = true;
    const close = async (): Promise<void> => {
      if (open) await opened.close();
      open = false;
    };
    closing.push(close);
    return { ...opened, close };
  };
  const kernel = await another();

  return {
    kernel,
    database,
    clock,
    reported,
    another,
    async walk() {
      const faults: WalkFault[] = [];
      await walkDatabase(database, (fault) => faults.push(fault));
      return faults;
    },
    async server(options = {}) {
      const app = await createServer({ auth: false, kernel, consoleFolder: null, report, ...options });
      closing.push(() => app.close());
      return app;
    },
    async [Symbol.asyncDispose]() {
      for (const close of closing.toReversed()) await close();
      await drop();
      if (reported.length > 0)
        throw new AggregateError(reported, `reported as unexpected: ${reported.map(String).join('; ')}`);
    },
  };
}

/** Somebody for tests; an administrator unless told. */
export function testActor(overrides: Partial<Actor> = {}): Actor {
  return {
    id: 'user:tester',
    name: 'Tester',
    organisation: null,
    source: 'test',
    roles: ['administrator'],
    synthetic: false,
    ...overrides,
  };
}

/** The headers of somebody with one role, through a key. */
export async function headersOf(kernel: Kernel, role: Role): Promise<{ authorization: string }> {
  const key = await kernel.identity.issueKey(testActor({ id: `key:${role}`, roles: [role] }));
  return { authorization: `Bearer ${key}` };
}
