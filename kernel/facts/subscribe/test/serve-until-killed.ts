// A server on the database of the first argument; it says so once it is the one that delivers.
import { writeSync } from 'node:fs';
import { openKernel } from '../../../packs/open-kernel.ts';
import { openDatabase } from '../../../store/database.ts';
import { fixturePack } from '../../../test/fixture-pack/pack.ts';
import { killedPace } from './killed-subscription.ts';

const database = await openDatabase({ url: process.argv[2] ?? '' });
const { subscriptions } = await openKernel({
  database,
  packs: [fixturePack],
  outbound: { private: true },
  pace: killedPace,
});
writeSync(1, subscriptions.delivers ? 'delivers\n' : 'stands by\n');
