import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createClient } from '@yuheng/kernel/client';
import { followJob } from '@yuheng/kernel/follow-job';
import type { pack as network } from '@yuheng/network/pack';
import { readServerFile } from '../../server/server-file.ts';
import { type DemoProcess, startDemo } from './demo-process.ts';

const run = promisify(execFile);

/**
 * A demo on a copy of the one that the first of a run's test files filled, its coverage computed: filling takes half a
 * minute. A file that runs alone fills its own.
 */
export async function startFilledDemo(): Promise<DemoProcess> {
  const shared = process.env['YUHENG_TEST_FOLDER'];
  if (shared === undefined) return startDemo();
  const filled = join(shared, 'demo');
  if (!existsSync(filled)) await fill(filled);
  const data = await mkdtemp(join(tmpdir(), 'yuheng-demo-'));
  // With its owners: PostgreSQL may run under an account of its own.
  await run('cp', ['-a', `${filled}/.`, data]);
  return startDemo({ data });
}

/** The folder appears whole or not at all; of two that fill it at once the later one's goes away. */
async function fill(folder: string): Promise<void> {
  const demo = await startDemo();
  try {
    const server = await readServerFile(demo.data);
    const { runs } = await createClient<typeof network>(server, 'network')['list-runs']({});
    for (const { job } of runs) await followJob(server, job);
  } finally {
    await demo.interrupt();
  }
  await rename(demo.data, folder).catch(async (error: unknown) => {
    await demo.remove();
    if (!existsSync(folder)) throw error;
  });
}
