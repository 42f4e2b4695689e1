import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { madePdf } from '@yuheng/bench/long-pdf';
import { callOperation } from '@yuheng/kernel/client';
import { followJob } from '@yuheng/kernel/follow-job';
import { startServer } from './server-process.ts';

const pages = 60;
const named = { name: 'long.pdf' };

let data = '';
after(() => rm(data, { recursive: true, force: true }));

interface Board {
  readonly plans: readonly { readonly id: string; readonly document: string; readonly state: string }[];
}

/** The server dies while it reads a document; the next one reads it anew, and the draft is there once. */
test('a server killed in the middle of an import: the next one ends it, once', async () => {
  data = await mkdtemp(join(tmpdir(), 'yuheng-kill-'));
  const pdf = madePdf(pages);
  let server = await startServer(data);
  const { job } = (await callOperation(server, 'plan', 'import-document', named, pdf)) as { job: string };
  const read = () =>
    callOperation(server, 'jobs', 'read-job', { id: job }) as Promise<{
      state: string;
      progress: { step: string | null; done: number } | null;
    }>;
  for (;;) {
    const { state, progress } = await read();
    assert.ok(state === 'waiting' || state === 'running', `${state} before it was killed`);
    if (progress?.step === 'reading' && progress.done > 0) break;
    await pause(20);
  }
  await server.kill('SIGKILL');
  server = await startServer(data);
  assert.equal((await read()).state, 'running', 'whoever comes back finds it');
  // Sent again meanwhile it is the same job.
  assert.deepEqual(await callOperation(server, 'plan', 'import-document', named, pdf), { job });
  const result = (await followJob(server, job)) as { document: string; plans: readonly string[] };
  const { plans } = (await callOperation(server, 'plan', 'read-board', {})) as Board;
  assert.deepEqual(
    plans.map(({ id, document, state }) => [id, document, state]),
    result.plans.map((id) => [id, result.document, 'draft']),
  );
  assert.equal(plans.length, 1);
  await assert.rejects(callOperation(server, 'plan', 'import-document', named, pdf), {
    message: /already/,
  });
  assert.equal(await server.kill('SIGTERM'), 0);
});
