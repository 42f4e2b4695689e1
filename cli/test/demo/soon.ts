import { AssertionError } from 'node:assert';
import { setTimeout as wait } from 'node:timers/promises';

const PATIENCE = 60_000;

/**
 * Asserts again and again until it holds: a page shows what it asks the server for when the answer has come, and
 * no element's being there says that the next one is.
 * @throws AssertionError the last one, after a minute
 */
export async function soon(check: () => Promise<void>): Promise<void> {
  const end = Date.now() + PATIENCE;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (!(error instanceof AssertionError) || Date.now() > end) throw error;
      await wait(50);
    }
  }
}
