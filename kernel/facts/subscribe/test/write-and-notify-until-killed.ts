// Writers patch facts in the database of the folder of the first argument, each its own entity, while notifications of them
// go to the second argument; each write is said once it is acknowledged.
import { writeSync } from 'node:fs';
import { openKernel } from '../../../packs/open-kernel.ts';
import { openDatabase } from '../../../store/database.ts';
import { statementsOf } from '../../../test/stated.ts';
import { testActor } from '../../../test/test-kernel.ts';
import { killedPace, killedSubscription } from './killed-subscription.ts';

const WRITERS = 12;
const [, , data = '', uri = '', round = '0'] = process.argv;
const database = await openDatabase({ data });
const { facts, subscriptions } = await openKernel({
  database,
  packs: [],
  outbound: { private: true },
  pace: killedPace,
});
const by = testActor();
const { id: subscription } = killedSubscription(uri);
// A round that was killed before it had one leaves it to the next.
if ((await subscriptions.count()) === 0) await subscriptions.create(subscription, killedSubscription(uri));

async function write(writer: number): Promise<never> {
  const id = `urn:killed:${writer}`;
  for (let turn = 0; ; turn += 1) {
    const size = Number(round) * 1_000_000 + turn;
    await facts.write([{ op: 'upsert', id, types: ['Thing'], statements: statementsOf({ size }) }], by);
    writeSync(1, `${id} ${size}\n`);
  }
}
// The database may be killed first: then there is nothing more to say.
await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer))).catch((error: unknown) => {
  writeSync(1, `ended: ${error}\n`);
  process.exit(1);
});
