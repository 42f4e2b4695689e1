// Writers create, patch, write several at once, delete, and add to the past, each its own entities, in the database of the folder of
// the first argument, while notifications go to the endpoints from the third on; each write is said once it is acknowledged.
import { writeSync } from 'node:fs';
import { Problem } from '../../../http/problem.ts';
import { openKernel } from '../../../packs/open-kernel.ts';
import { openDatabase } from '../../../store/database.ts';
import { statementsOf } from '../../../test/stated.ts';
import { testActor } from '../../../test/test-kernel.ts';
import { killedPace, killedSubscription } from './killed-subscription.ts';

const WRITERS = 12;
const [, , data = '', round = '0', ...uris] = process.argv;
const database = await openDatabase({ data });
const { facts, subscriptions } = await openKernel({
  database,
  packs: [],
  outbound: { private: true },
  pace: killedPace,
});
const by = testActor();
// A round that was killed before it had them all leaves them to the next.
const known = new Set((await subscriptions.list({ offset: 0, limit: 100 })).map(({ id }) => id));
for (const uri of uris) {
  const { id } = killedSubscription(uri);
  if (!known.has(id)) await subscriptions.create(id, killedSubscription(uri));
}

async function write(writer: number): Promise<never> {
  for (let turn = 0; ; turn += 1) {
    const size = Number(round) * 1_000_000 + turn;
    const ids = [`urn:killed:${writer}`];
    // Every fifth write is a batch, every seventh comes after its entity was deleted, every third has a past.
    if (turn % 5 === 4) ids.push(`urn:killed:${writer}:beside`);
    const [id = ''] = ids;
    if (turn % 7 === 6) await facts.write([{ op: 'delete', id }], by).catch(unlessAbsent);
    await facts.write(
      ids.map((one) => ({ op: 'upsert', id: one, types: ['Thing'], statements: statementsOf({ size }) })),
      by,
    );
    for (const one of ids) writeSync(1, `${one} size ${size}\n`);
    if (turn % 3 !== 2) continue;
    const observedAt = new Date(Date.UTC(2020, 0, 1) + size).toISOString();
    const past = [...statementsOf({ past: { type: 'Property', value: size, observedAt } }).values()];
    await facts.changePast({ op: 'upsert', id, types: ['Thing'], statements: new Map([['past', past]]) }, by);
    writeSync(1, `${id} past ${size}\n`);
  }
}

function unlessAbsent(error: unknown): void {
  if (!(error instanceof Problem) || error.code !== 'facts.not-found') throw error;
}
// The database may be killed first: then there is nothing more to say.
await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer))).catch((error: unknown) => {
  writeSync(1, `ended: ${error}\n`);
  process.exit(1);
});
