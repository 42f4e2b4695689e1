import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { sweepArea } from '@yuheng/network/sweep-area';
import { agreement, calgaryCase, calgaryData } from '../calgary.ts';

const skip = existsSync(calgaryData) ? false : 'no reference data beside the checkout';

test('Calgary: at least 99.9 % of the pixels lie within 1 dB of what SPLAT! drew', { skip }, async () => {
  const { pixels, alone, close } = agreement(await sweepArea(await calgaryCase()));
  assert.ok(pixels > 500_000, `${pixels} pixels`);
  assert.ok(alone < pixels / 1000, `${alone} pixels of one alone`);
  assert.ok(close >= 0.999, `${close}`);
});
