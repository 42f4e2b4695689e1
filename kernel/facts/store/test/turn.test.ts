import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Turn } from '../turn.ts';

it('gives way to others once a turn has been long enough, and then has another', async () => {
  let now = 0;
  const turn = new Turn(() => now);
  assert.equal(turn.giveWay(), undefined);
  now = 1000;
  let others = 0;
  setImmediate(() => {
    others += 1;
  });
  await turn.giveWay();
  assert.equal(others, 1);
  assert.equal(turn.giveWay(), undefined);
});
