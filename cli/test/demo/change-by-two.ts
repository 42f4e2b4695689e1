import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { readServerFile } from '../../server/server-file.ts';
import type { DemoProcess } from './demo-process.ts';

/** Proposes what the form of a target's panel shows; nothing is changed until somebody else approves it. */
export async function changeByTwo(panel: Locator, demo: DemoProcess): Promise<void> {
  const form = panel.getByTestId('propose-form');
  await form.getByTestId('effect').first().waitFor();
  await form.getByTestId('propose-reason').fill('园区数有系统记录');
  await form.getByTestId('propose').click();
  await panel.getByTestId('proposal').waitFor();
  assert.equal(await panel.getByTestId('figure').count(), 0, 'nothing is changed yet');
  await approveNewest(demo);
  await panel.getByTestId('figure').waitFor();
}

/** Somebody else than the one at the screen approves what was proposed last. */
export async function approveNewest({ base, data }: Pick<DemoProcess, 'base' | 'data'>): Promise<void> {
  const { key } = await readServerFile(data);
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const listed = await fetch(`${base}/api/proposals/list-proposals?state=proposed`, { headers });
  const { proposals } = (await listed.json()) as { proposals: readonly { readonly id: string }[] };
  const decided = await fetch(`${base}/api/proposals/decide-proposal`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ id: proposals[0]?.id, decision: 'approve' }),
  });
  assert.equal(decided.status, 200);
}
