// Writers register, change and remove sources, each its own, in the database of the folder of the first argument, while a subscription
// about sources is told of them at the endpoint of the third; each write is said once it is acknowledged.
import { writeSync } from 'node:fs';
import { Problem } from '../../../http/problem.ts';
import { openKernel } from '../../../packs/open-kernel.ts';
import { openDatabase } from '../../../store/database.ts';
import { killedPace, killedSubscription } from './killed-subscription.ts';

const WRITERS = 4;
const [, , data = '', round = '0', uri = ''] = process.argv;
const database = await openDatabase({ data });
const kernel = await openKernel({ database, packs: [], outbound: { private: true }, pace: killedPace });
const { registrations, subscriptions } = await kernel.tenants.find(null);
const wanted = killedSubscription(uri);
await subscriptions.aboutSources.create(wanted.id, wanted).catch(unless('facts.subscription-exists'));

async function write(writer: number): Promise<never> {
  const id = `urn:killed:source:${writer}`;
  for (let turn = 0; ; turn += 1) {
    const n = Number(round) * 1_000_000 + turn;
    const source = {
      type: 'ContextSourceRegistration',
      endpoint: 'http://source.example',
      information: [{ entities: [{ type: 'Thing' }] }],
      n,
    };
    // What the last round left is taken over.
    const made = await registrations.create(id, source).then(
      () => true,
      (error: unknown) => unless('facts.registration-exists')(error) ?? false,
    );
    if (!made) await registrations.change(id, { n });
    writeSync(1, `${id} ${made ? 'newlyMatching' : 'updated'} ${n}\n`);
    if (turn % 3 !== 2) continue;
    await registrations.remove(id);
    writeSync(1, `${id} noLongerMatching ${n}\n`);
  }
}

function unless(code: string): (error: unknown) => undefined {
  return (error) => {
    if (!(error instanceof Problem) || error.code !== code) throw error;
  };
}
// The database may be killed first: then there is nothing more to say.
await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer))).catch((error: unknown) => {
  writeSync(1, `ended: ${error}\n`);
  process.exit(1);
});
