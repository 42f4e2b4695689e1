import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
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
  while (!existsSync(filled)) await fillOrWait(filled);
  const data = await mkdtemp(join(tmpdir(), 'yuheng-demo-'));
  // With its owners: PostgreSQL may run under an account of its own.
  await run('cp', ['-a', `${filled}/.`, data]);
  return startDemo({ data });
}

/** Two that filled it at once would take twice as long each: one does, the other waits until it has done or given up. */
async function fillOrWait(folder: string): Promise<void> {
  const lock = `${folder}.filling`;
  const mine = await mkdir(lock).then(
    () => true,
    () => false,
  );
  if (!mine) {
    while (existsSync(lock)) await sleep(200);
    return;
  }
  try {
    await fill(folder);
  } finally {
    await rm(lock, { recursive: true });
  }
}

/** The folder appears whole or not at all. */
async function fill(folder: string): Promise<void> {
  const demo = await startDemo();
  try {
    const server = await readServerFile(demo.data);
    const { runs } = await createClient<typeof network>(server, 'network')['list-runs']({});
    for (const { job } of runs) await followJob(server, job);
  } finally {
    await demo.interrupt();
  }
  await rename(demo.data, folder);
}
