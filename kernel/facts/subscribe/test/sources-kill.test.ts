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

const rounds = Number(process.env['YUHENG_KILL_ROUNDS'] ?? 3);
const SAID = /^(\S+) (newlyMatching|updated|noLongerMatching) (\d+)$/;
const LAST = 'urn:killed:source:last';

/**
 * A server where sources are registered, changed and removed is killed with -9 at random; in every second round PostgreSQL
 * dies with it, and the endpoint refuses every tenth notification for the moment. In the end the subscriber has been told of
 * every write that was acknowledged, of each source in order, and what it was told is a history that a source can have.
 */
it(`every acknowledged registration is notified, in order, after kill -9, ${rounds} times`, async (test) => {
  const data = await mkdtemp(join(tmpdir(), 'yuheng-kill-'));
  const receiver = await openReceiver(() => (Math.random() < 0.1 ? 503 : 204));
  test.after(() => receiver.close());
  const acknowledged = new Map<string, string[]>();
  for (let round = 0; round < rounds; round += 1) {
    const args = [data, String(round), receiver.uri];
    const kill = { data, said: SAID, most: 100, withServer: round % 2 === 1 };
    const said = await killWriter('../../facts/subscribe/test/register-until-killed.ts', args, kill);
    for (const [, id = '', reason, n] of said)
      acknowledged.set(id, [...(acknowledged.get(id) ?? []), `${reason} ${n}`]);
  }
  const database = await openDatabase({ data });
  const kernel = await openKernel({ database, packs: [], outbound: { private: true }, pace: killedPace });
  const { registrations } = await kernel.tenants.find(null);
  await registrations.create(LAST, {
    type: 'ContextSourceRegistration',
    endpoint: 'http://source.example',
    information: [{ entities: [{ type: 'Thing' }] }],
  });
  // A subscription is told of everything in its order: of the last write last.
  const isLast = (one: Readonly<Record<string, unknown>>): boolean => one['id'] === LAST;
  await receiver.until(() => receiver.received.some(({ body }) => body.data.some(isLast)));
  // What was sent before a server died is sent again with the same id.
  const notifications = new Map(receiver.received.map(({ body }) => [body.id, body]));
  const told = new Map<string, string[]>();
  for (const { triggerReason, data: sources } of notifications.values())
    for (const source of sources) {
      const id = String(source['id']);
      told.set(id, [...(told.get(id) ?? []), `${triggerReason} ${source['n']}`]);
    }
  for (const [id, writes] of acknowledged) {
    const heard = told.get(id) ?? [];
    const missing = writes.filter((one) => !heard.includes(one));
    assert.deepEqual(missing, [], id);
    assert.deepEqual(
      heard.filter((one) => writes.includes(one)),
      writes,
      id,
    );
    for (const [at, one] of heard.entries()) {
      const isThere = at > 0 && !heard[at - 1]?.startsWith('noLongerMatching');
      assert.equal(!one.startsWith('newlyMatching'), isThere, heard.join());
    }
  }
  const owed = [...acknowledged.values()].flat().length;
  test.diagnostic(
    `${rounds} kills: ${owed} writes acknowledged, ${receiver.received.length} notifications taken`,
  );
  await kernel.close();
  await database.close();
  await rm(data, { recursive: true });
});
