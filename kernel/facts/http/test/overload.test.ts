import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { type TestKernel, testKernel } from '../../../test/test-kernel.ts';

let test: TestKernel;
let app: FastifyInstance;
before(async () => {
  test = await testKernel([]);
  app = await test.server();
});
after(() => test[Symbol.asyncDispose]());

const BATCH = 500;
const id = (request: number, index: number): string => `urn:overload:${request}:${index}`;
const upsert = (request: number) =>
  app.inject({
    method: 'POST',
    url: '/ngsi-ld/v1/entityOperations/upsert',
    payload: Array.from({ length: BATCH }, (_, index) => ({
      id: id(request, index),
      type: 'Thing',
      ...Object.fromEntries([...'abcdefghi'].map((name) => [name, request])),
    })),
  });

describe('more writes than can be carried', () => {
  // Eight requests of 500 × 10 fill the queue; forty come at once.
  it('are refused with 503 and Retry-After, what was accepted is stored, what was refused is not', async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, (_, request) => upsert(request)));
    const accepted = answers.flatMap(({ statusCode }, request) => (statusCode === 201 ? [request] : []));
    const refused = answers.filter(({ statusCode }) => statusCode !== 201);
    assert.ok(accepted.length >= 7, `${accepted.length} accepted`);
    assert.ok(refused.length > 0);
    for (const { statusCode, headers, json } of refused) {
      assert.equal(statusCode, 503);
      assert.equal(headers['retry-after'], '1');
      assert.equal(json<{ code: string }>().code, 'facts.busy');
    }
    const rows = await test.database.query<{ request: string; count: number }>(
      `select split_part(id, ':', 3) as request, count(*) as count from facts.entity group by 1`,
      [],
    );
    assert.deepEqual(
      rows.map(({ request }) => Number(request)).toSorted((a, b) => a - b),
      accepted,
    );
    assert.ok(rows.every(({ count }) => count === BATCH));
    const { entries, brokenAt } = await test.kernel.audit.verify();
    assert.deepEqual({ entries, brokenAt }, { entries: accepted.length, brokenAt: null });
  });

  it('leave nothing behind: the next ones are taken, reads never were in question', async () => {
    assert.equal(test.kernel.facts.overloaded, false);
    const flood = Promise.all(Array.from({ length: 20 }, (_, request) => upsert(100 + request)));
    const read = await app.inject({ url: `/ngsi-ld/v1/entities/${id(0, 0)}` });
    assert.equal(read.statusCode, 200);
    await flood;
    assert.equal((await upsert(200)).statusCode, 201);
  });
});
