import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { type TestKernel, testKernel } from '@yuheng/kernel/test-kernel';
import { pack } from '../../pack.ts';
import { jobAnswer } from '../job-answer.ts';
import { handPdf, textLines } from './pdf-writer.ts';

const pages = 120;
const long = handPdf(
  Array.from({ length: pages }, (_, page) => ({
    content: textLines([
      ...(page === 0 ? ['City action plan for networks'] : []),
      ...Array.from({ length: 40 }, (_line, at) => `${page * 40 + at + 1}. Build network ${at} by 2027.`),
    ]),
  })),
);

interface Told {
  readonly job: string;
  readonly state: string;
  readonly step?: string | null;
  readonly done?: number;
  readonly total?: number;
}

async function house() {
  const tools = await testKernel([pack as never]);
  const app = await tools.server();
  const heard: Told[] = [];
  const waiting = new Set<() => void>();
  tools.kernel.events.subscribe(({ type, data }) => {
    if (type === 'job') heard.push(data as never);
    for (const look of waiting) look();
  });
  /** Waits until something like it was told of the job. */
  const told = (job: string, wanted: (one: Told) => boolean): Promise<void> =>
    new Promise((resolve) => {
      const look = () => {
        if (!heard.some((one) => one.job === job && wanted(one))) return;
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
      look();
    });
  const post = (bytes: Uint8Array) =>
    app.inject({
      method: 'POST',
      url: '/api/plan/import-document?name=long.pdf',
      payload: Buffer.from(bytes),
      headers: { 'content-type': 'application/octet-stream' },
    });
  const send = async (bytes: Uint8Array = long): Promise<string> => {
    const response = await post(bytes);
    assert.equal(response.statusCode, 200, response.body);
    return response.json<{ job: string }>().job;
  };
  return { tools, app, heard, told, post, send, [Symbol.asyncDispose]: () => tools[Symbol.asyncDispose]() };
}

const count = async ({ database }: TestKernel, table: string) =>
  (await database.query(`select 1 as one from plan.${table}`)).length;

describe('a long document', { timeout: 120_000 }, () => {
  test('is answered at once, tells its pages while it is read, and what came of it for as long as one likes', async () => {
    await using here = await house();
    const { tools, app, heard } = here;
    const job = await here.send();
    assert.equal(await here.send(), job, 'sent again it is the same job');
    await tools.kernel.jobs.start(tools.kernel);
    const { status, answer } = await jobAnswer<{ plans: string[] }>(app, job);
    assert.deepEqual([status, answer.plans.length], [200, 1]);
    await here.told(job, ({ state }) => state === 'done');
    const reading = heard.filter(({ step }) => step === 'reading');
    assert.ok(reading.length > 0);
    assert.ok(reading.every(({ done = 0, total }) => done <= pages && total === pages));
    assert.ok(reading.every(({ done = 0 }, at) => done >= (reading[at - 1]?.done ?? 0)));
    assert.deepEqual((await jobAnswer<{ plans: string[] }>(app, job)).answer, answer);
    const again = (await here.post(long)).json<{ code: string; values: { plan: string } }>();
    assert.deepEqual([again.code, again.values.plan], ['plan.imported-already', answer.plans[0]]);
  });

  test('is cancelled: reading stops, nothing of it is kept, and it can be sent again', async () => {
    await using here = await house();
    const { tools, app } = here;
    await tools.kernel.jobs.start(tools.kernel);
    for (let round = 0; round < 3; round += 1) {
      const job = await here.send();
      await here.told(job, ({ step }) => step === 'reading');
      const cancelled = await app.inject({
        method: 'POST',
        url: '/api/jobs/cancel-job',
        payload: { id: job },
      });
      assert.equal(cancelled.json<{ state: string }>().state, 'cancelled');
      while ((await count(tools, 'original')) > 0) await pause(10);
      assert.equal(await count(tools, 'document'), 0);
    }
    assert.equal((await jobAnswer(app, await here.send())).status, 200);
  });

  test('that waited and was cancelled goes with the next one that is sent', async () => {
    await using here = await house();
    const { tools, app } = here;
    const job = await here.send();
    await app.inject({ method: 'POST', url: '/api/jobs/cancel-job', payload: { id: job } });
    assert.equal(await count(tools, 'original'), 1);
    await here.send(new TextEncoder().encode('一、任务\n1.建设。'));
    const kept = await tools.database.query<{ bytes: number }>(
      'select length(bytes)::int as bytes from plan.original',
    );
    assert.deepEqual(kept, [{ bytes: 24 }]);
  });

  test('of a server that stops is read anew by the next, once', async () => {
    await using here = await house();
    const { tools, app } = here;
    await tools.kernel.jobs.start(tools.kernel);
    const job = await here.send();
    await here.told(job, ({ step }) => step === 'reading');
    await tools.kernel.jobs.stop();
    assert.deepEqual([await count(tools, 'original'), await count(tools, 'document')], [1, 0]);
    const next = await tools.another();
    await next.jobs.start(next);
    assert.equal((await jobAnswer(app, job)).status, 200);
    assert.deepEqual([await count(tools, 'document'), await count(tools, 'plan')], [1, 1]);
    await next.close();
  });

  test('whose bytes are gone says so', async () => {
    await using here = await house();
    const { tools, app } = here;
    const job = await here.send();
    await tools.database.query('delete from plan.original');
    await tools.kernel.jobs.start(tools.kernel);
    assert.equal((await jobAnswer(app, job)).answer.code, 'plan.original-gone');
  });
});
