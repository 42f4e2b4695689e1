import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import { openKernel } from '../../../packs/open-kernel.ts';
import { openDatabase } from '../../../store/database.ts';
import { readPostmaster } from '../../../store/postmaster.ts';
import { runChild } from '../../../store/test/child.ts';
import { killFamily } from '../../../store/test/process-family.ts';
import { killedPace } from './killed-subscription.ts';
import { openReceiver } from './receiver.ts';

const rounds = Number(process.env['YUHENG_KILL_ROUNDS'] ?? 5);
const SAID = /^(urn:killed:\d+) (\d+)$/;

/**
 * A server with writers and a subscription is killed with -9 at random; in every second round PostgreSQL dies with it. The
 * endpoint refuses every tenth notification for the moment. In the end it has been told of every write that was
 * acknowledged, and of those that were committed and not acknowledged any more, of each entity in order.
 */
it(`every acknowledged write is notified, in order, after kill -9, ${rounds} times`, async (test) => {
  const data = await mkdtemp(join(tmpdir(), 'yuheng-kill-'));
  const receiver = await openReceiver(() => (Math.random() < 0.1 ? 503 : 204));
  test.after(() => receiver.close());
  const acknowledged = new Map<string, number[]>();
  for (let round = 0; round < rounds; round += 1) {
    const writer = runChild('../../facts/subscribe/test/write-and-notify-until-killed.ts', [
      data,
      receiver.uri,
      String(round),
    ]);
    const wanted = 1 + Math.floor(Math.random() * 800);
    for (let n = 0; n < wanted; n += 1) assert.match((await writer.next()) ?? 'ended', SAID);
    const postmaster = await readPostmaster(join(data, 'postgres'));
    assert.ok(postmaster);
    if (round % 2 === 1) await killFamily(postmaster.pid);
    writer.process.kill('SIGKILL');
    await writer.ended;
    for (const line of writer.lines) {
      const [, id = '', size] = SAID.exec(line) ?? [];
      if (id !== '') acknowledged.set(id, [...(acknowledged.get(id) ?? []), Number(size)]);
    }
  }
  const database = await openDatabase({ data });
  const kernel = await openKernel({ database, packs: [], outbound: { private: true }, pace: killedPace });
  const committed = new Map<string, readonly number[]>();
  for (const [id, sizes] of acknowledged) {
    const history = await kernel.facts.history({ entity: id, attributes: ['size'], limit: 1_000_000 });
    const stored = history.map((fact) => Number(fact.value)).toSorted((a, b) => a - b);
    const there = new Set(stored);
    assert.deepEqual(
      sizes.filter((size) => !there.has(size)),
      [],
    );
    committed.set(id, stored);
  }
  // What was sent before a server died is sent again with the same id.
  const told = new Map<string, number[]>();
  const known = new Set<string>();
  let read = 0;
  const readOn = (): number => {
    for (; read < receiver.received.length; read += 1) {
      const body = receiver.received[read]?.body;
      const [entity] = body?.data ?? [];
      if (!body || !entity || known.has(body.id)) continue;
      known.add(body.id);
      const id = String(entity['id']);
      const sizes = told.get(id) ?? [];
      told.set(id, sizes);
      sizes.push((entity['size'] as { value: number }).value);
    }
    return [...committed.keys()].reduce((sum, id) => sum + (told.get(id)?.length ?? 0), 0);
  };
  const owed = [...committed.values()].flat().length;
  await receiver.until(() => readOn() >= owed);
  for (const [id, sizes] of committed) assert.deepEqual(told.get(id), sizes, id);
  test.diagnostic(
    `${rounds} kills: ${[...acknowledged.values()].flat().length} writes acknowledged, ${owed} committed and notified, ` +
      `${receiver.received.length - known.size} of ${receiver.received.length} notifications sent again`,
  );
  await kernel.close();
  await database.close();
  await rm(data, { recursive: true });
});
