import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { soon } from './soon.ts';

/**
 * Chooses one of several that stand side by side, or ticks a box: what is chosen is written in the address first, and the
 * page follows that a moment later. What it shows then belongs to what was chosen.
 */
export async function choose(option: Locator): Promise<void> {
  // Its words are there to be pressed; the mark itself may be hidden behind them.
  await option.locator('xpath=ancestor::label').click();
  await soon(async () => assert.ok(await option.isChecked()));
}
