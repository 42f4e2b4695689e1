import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hearRefusals } from '../data/refusals.ts';
import { get, RequestProblem } from '../data/request.ts';

test('an answer that somebody may not is heard, whoever asked; other answers are not', async (t) => {
  let heard = 0;
  const stop = hearRefusals(() => {
    heard += 1;
  });
  const answers = (status: number) =>
    t.mock.method(globalThis, 'fetch', () => Promise.resolve(new Response('{}', { status })));
  for (const [status, count] of [
    [200, 0],
    [403, 1],
    [404, 1],
    [401, 1],
    [403, 2],
  ] as const) {
    const { mock } = answers(status);
    await get('/api/plan/read-board').catch((error: unknown) => assert.ok(error instanceof RequestProblem));
    assert.equal(heard, count, String(status));
    mock.restore();
  }
  stop();
  answers(403);
  await assert.rejects(get('/api/plan/read-board'), RequestProblem);
  assert.equal(heard, 2);
});
