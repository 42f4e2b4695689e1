import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import { openKernel } from '../../../packs/open-kernel.ts';
import { openDatabase } from '../../../store/database.ts';
import { killWriter } from '../../../store/test/kill-writer.ts';
import { killedPace } from './killed-subscription.ts';
import { openReceiver } from './receiver.ts';
import { ToldSizes } from './told-sizes.ts';

const rounds = Number(process.env['YUHENG_KILL_ROUNDS'] ?? 5);
const SAID = /^(\S+) (size|past) (\d+)$/;

/**
 * A server with writers and two subscriptions is killed with -9 at random; in every second round PostgreSQL dies with it. One
 * endpoint refuses every tenth notification for the moment, the other is out of order in every third round. In the end both
 * have been told of every write that was acknowledged, and of those that were committed and not acknowledged any more, of
 * each entity in order; and what was added to the past is there.
 */
it(`every acknowledged write is notified, in order, after kill -9, ${rounds} times`, async (test) => {
  const data = await mkdtemp(join(tmpdir(), 'yuheng-kill-'));
  let isBroken = false;
  const receivers = [
    await openReceiver(() => (Math.random() < 0.1 ? 503 : 204)),
    await openReceiver(() => (isBroken ? 500 : 204)),
  ];
  test.after(() => Promise.all(receivers.map((receiver) => receiver.close())));
  const acknowledged = { size: new Map<string, number[]>(), past: new Map<string, number[]>() };
  for (let round = 0; round < rounds; round += 1) {
    isBroken = round % 3 === 1;
    const args = [data, String(round), ...receivers.map(({ uri }) => uri)];
    const kill = { data, said: SAID, most: 800, withServer: round % 2 === 1 };
    const said = await killWriter('../../facts/subscribe/test/write-and-notify-until-killed.ts', args, kill);
    for (const [, id = '', what, value] of said) {
      const of = what === 'past' ? acknowledged.past : acknowledged.size;
      of.set(id, [...(of.get(id) ?? []), Number(value)]);
    }
  }
  isBroken = false;
  const database = await openDatabase({ data });
  const kernel = await openKernel({ database, packs: [], outbound: { private: true }, pace: killedPace });
  const stored = async (entity: string, attribute: string): Promise<readonly number[]> => {
    const history = await kernel.facts.history({ entity, attributes: [attribute], limit: 1_000_000 });
    return history.map((fact) => Number(fact.value)).toSorted((a, b) => a - b);
  };
  const missing = (said: readonly number[], there: ReadonlySet<number>): readonly number[] =>
    said.filter((value) => !there.has(value));
  const committed = new Map<string, readonly number[]>();
  for (const [id, sizes] of acknowledged.size) {
    committed.set(id, await stored(id, 'size'));
    assert.deepEqual(missing(sizes, new Set(committed.get(id))), [], id);
  }
  for (const [id, values] of acknowledged.past)
    assert.deepEqual(missing(values, new Set(await stored(id, 'past'))), [], id);
  const owed = [...committed.values()].flat().length;
  const lines: string[] = [];
  for (const receiver of receivers) {
    // What was sent before a server died is sent again with the same id.
    const told = new ToldSizes(receiver);
    await receiver.until(() => told.readOn() >= owed);
    for (const [id, sizes] of committed) assert.deepEqual(told.sizes.get(id), sizes, id);
    lines.push(`${told.again} of ${receiver.received.length} notifications came again`);
  }
  const counts = [acknowledged.size, acknowledged.past].map((of) => [...of.values()].flat().length);
  test.diagnostic(
    `${rounds} kills: ${counts.join(' + ')} writes acknowledged, ${owed} committed and notified, ${lines.join(', ')}`,
  );
  await kernel.close();
  await database.close();
  await rm(data, { recursive: true });
});
