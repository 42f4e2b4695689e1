import assert from 'node:assert/strict';
import { it } from 'node:test';
import { sharedBuffers } from '../cluster-settings.ts';

it('the server keeps an eighth of the memory in pages, within bounds', () => {
  const gibibyte = 1024 ** 3;
  assert.deepEqual(
    [0.25, 1, 16, 24, 512].map((memory) => sharedBuffers(memory * gibibyte)),
    [64, 128, 2048, 3072, 4096],
  );
});
