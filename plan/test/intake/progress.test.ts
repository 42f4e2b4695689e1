import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type TestKernel, testKernel } from '@yuheng/kernel/test-kernel';
import { pack } from '../../pack.ts';
import { handPdf, textLines } from './pdf-writer.ts';

const pages = 300;
const long = handPdf(
  Array.from({ length: pages }, (_, page) => ({
    content: textLines([
      ...(page === 0 ? ['City action plan for networks'] : []),
      ...Array.from({ length: 40 }, (_line, at) => `${page * 40 + at + 1}. Build network ${at} by 2027.`),
    ]),
  })),
);
const key = '0b2f6f0e-7c1d-4c55-9a3e-111111111111';

async function listening(tools: TestKernel): Promise<string> {
  const app = await tools.server();
  return app.listen({ port: 0, host: '127.0.0.1' });
}

function send(base: string, signal: AbortSignal): Promise<Response> {
  return fetch(`${base}/api/plan/import-document?name=long.pdf&progress=${key}`, {
    method: 'POST',
    body: Buffer.from(long),
    headers: { 'content-type': 'application/pdf' },
    signal,
  });
}

describe('a long document', () => {
  test('tells how many pages are read, by the key that came with it', async () => {
    await using tools = await testKernel([pack as never]);
    const base = await listening(tools);
    const heard: { key: unknown; done: number; total: number }[] = [];
    tools.kernel.events.subscribe(({ type, data }) => {
      if (type === 'progress') heard.push(data as never);
    });
    const answer = await send(base, new AbortController().signal);
    assert.equal(answer.status, 200, await answer.clone().text());
    while (heard.at(-1)?.done !== pages) await new Promise((resolve) => setTimeout(resolve, 10));
    assert.ok(heard.every((one) => one.key === key && one.total === pages));
    assert.ok(heard.every(({ done }, at) => done > (heard[at - 1]?.done ?? 0)));
  });

  test('nobody waits any more: reading stops, nothing is stored, and the next one is read', async () => {
    await using tools = await testKernel([pack as never]);
    const base = await listening(tools);
    for (let round = 0; round < 3; round += 1) {
      const control = new AbortController();
      const stop = tools.kernel.events.subscribe(({ type }) => {
        if (type === 'progress') control.abort();
      });
      await assert.rejects(send(base, control.signal), { name: 'AbortError' });
      stop();
    }
    const [stored] = await tools.database.query<{ count: number }>(
      'select count(*)::int as count from plan.document',
    );
    assert.equal(stored?.count, 0);
    assert.equal((await send(base, new AbortController().signal)).status, 200);
  });
});
