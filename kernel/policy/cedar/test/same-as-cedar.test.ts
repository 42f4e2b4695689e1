import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compare } from './same-as-cedar.ts';

/** As many as every run has; `npm test -- --policy N` asks for more, of other seeds. */
const requests = Number(process.env['YUHENG_POLICY_REQUESTS'] ?? 20_000);
const seed = Number(process.env['YUHENG_POLICY_SEED'] ?? 1);

describe('decisions are those of Cedar', () => {
  it(`${requests} random requests: the same decision, reasons and failures`, async () => {
    const found = await compare(requests, seed);
    assert.deepEqual(found.disagreements.slice(0, 3), []);
    assert.equal(found.requests, requests);
    // What is asked is worth asking: some are allowed, some denied, some conditions fail.
    assert.ok(found.allowed > requests / 50 && found.allowed < requests / 2, `${found.allowed} allowed`);
    assert.ok(found.failures > requests / 50, `${found.failures} failures`);
  });
});
