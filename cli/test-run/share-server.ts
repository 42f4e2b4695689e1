import type { Say } from '../check/wording.ts';

/** The PostgreSQL that all test files share by YUHENG_TEST_DATABASE_URL. */
export interface SharedServer {
  /** One line about it. */
  readonly told: string;
  readonly failed: boolean;
  stop(): Promise<void>;
}

const variable = 'YUHENG_TEST_DATABASE_URL';
/** Set where what is left on the server goes away with it: tests keep prepared databases there. */
const own = 'YUHENG_TEST_DATABASE_OWN';

/**
 * Uses the server of YUHENG_TEST_DATABASE_URL, else starts one for the length of the run. Where that fails, the files
 * that need none still run.
 */
export async function shareServer(say: Say): Promise<SharedServer> {
  const given = process.env[variable];
  if (given) {
    const shown = given.replace(/\/\/[^@/]*@/, '//');
    return { told: say('test.server.given', { url: shown }), failed: false, stop: async () => {} };
  }
  try {
    // Loaded only now: the checks must be able to tell what is wrong with the kernel.
    const { startTestCluster } = await import('@yuheng/kernel/test-database');
    const server = await startTestCluster();
    process.env[variable] = server.url;
    process.env[own] = 'yes';
    const onSignal = (): void => void server.stop().finally(() => process.exit(130));
    process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
    return {
      told: say('test.server.own'),
      failed: false,
      async stop() {
        process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
        delete process.env[variable];
        delete process.env[own];
        await server.stop();
      },
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { told: say('test.server.failed', { reason }), failed: true, stop: async () => {} };
  }
}
