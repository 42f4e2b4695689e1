// Works on the jobs of the database of the first argument, says when one has begun, and never ends it.
import { writeSync } from 'node:fs';
import { openKernel } from '../../packs/open-kernel.ts';
import { openDatabase } from '../../store/database.ts';
import { countingPack } from './counting-pack.ts';

const database = await openDatabase({ url: process.argv[2] ?? '' });
const pack = countingPack((text) => {
  writeSync(1, `begun ${text}\n`);
  return new Promise(() => setInterval(() => undefined, 60_000));
});
const kernel = await openKernel({ database, packs: [pack] });
await kernel.jobs.start(kernel);
