import assert from 'node:assert/strict';
import { readServerFile } from '../../server/server-file.ts';
import type { DemoProcess } from './demo-process.ts';

/** Somebody else than the one at the screen approves what was proposed last. */
export async function approveNewest({ base, data }: DemoProcess): Promise<void> {
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
