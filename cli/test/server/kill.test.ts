import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { startServer } from './server-process.ts';

const ROUNDS = Number(process.env['YUHENG_KILL_ROUNDS'] ?? 3);
const WRITERS = 4;

let data = '';
after(() => rm(data, { recursive: true, force: true }));

test(`a server killed with -9 while writing keeps every acknowledged fact, ${ROUNDS} rounds`, async () => {
  data = await mkdtemp(join(tmpdir(), 'yuheng-kill-'));
  const acknowledged = new Map<string, number>();
  for (let round = 0; round < ROUNDS; round += 1) {
    const server = await startServer(data);
    await assertKept(server.base, acknowledged);
    const writers = Array.from({ length: WRITERS }, (_, writer) =>
      writeUntilRefused(server.base, `${round}-${writer}`, acknowledged),
    );
    await sleep(200 + Math.random() * 600);
    await server.kill('SIGKILL');
    await Promise.all(writers);
  }
  assert.ok(acknowledged.size > 0, 'nothing was acknowledged');
  const server = await startServer(data);
  await assertKept(server.base, acknowledged);
  assert.equal(await server.kill('SIGTERM'), 0);
});

/** Creates an entity and changes it again and again; what was acknowledged is remembered. */
async function writeUntilRefused(
  base: string,
  name: string,
  acknowledged: Map<string, number>,
): Promise<void> {
  for (let value = 0; ; value += 1) {
    const id = `urn:ngsi-ld:Probe:${name}-${Math.floor(value / 5)}`;
    const body = { level: { type: 'Property', value, unitCode: 'C62' } };
    const fresh = value % 5 === 0;
    const request = {
      method: fresh ? 'POST' : 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(fresh ? { id, type: 'Probe', ...body } : body),
    };
    const path = fresh ? '/ngsi-ld/v1/entities' : `/ngsi-ld/v1/entities/${id}/attrs`;
    try {
      const response = await fetch(`${base}${path}`, request);
      assert.ok(response.ok, await response.text());
    } catch (error) {
      if (error instanceof assert.AssertionError) throw error;
      return;
    }
    acknowledged.set(id, value);
  }
}

/** Present state, history and the chain of the log: nothing acknowledged is missing, nothing is half there. */
async function assertKept(base: string, acknowledged: ReadonlyMap<string, number>): Promise<void> {
  const present = new Map<string, number>();
  for (let offset = 0; ; offset += 1000) {
    const response = await fetch(
      `${base}/ngsi-ld/v1/entities?type=Probe&options=keyValues&limit=1000&offset=${offset}`,
    );
    const page = (await response.json()) as readonly { id: string; level: number }[];
    for (const { id, level } of page) present.set(id, level);
    if (page.length < 1000) break;
  }
  // One write beyond the last acknowledged one may have been committed before its answer was lost.
  for (const [id, value] of acknowledged) {
    const kept = present.get(id);
    assert.ok(kept === value || kept === value + 1, `${id}: ${value} was acknowledged, ${kept} is there`);
  }
  const [last] = [...acknowledged].slice(-1);
  if (last) {
    const response = await fetch(`${base}/ngsi-ld/v1/temporal/entities/${last[0]}`);
    const { level } = (await response.json()) as { level: readonly { value: number }[] };
    assert.ok(
      level.some(({ value }) => value === last[1]),
      'the history lacks an acknowledged value',
    );
  }
  const chain = (await (await fetch(`${base}/api/audit/read-chain`)).json()) as {
    entries: number;
    brokenAt: number | null;
  };
  assert.equal(chain.brokenAt, null);
}
