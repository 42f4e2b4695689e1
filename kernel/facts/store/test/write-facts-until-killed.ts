// Many writers patch facts in the database of the folder of the first argument; each write is said once it is acknowledged.
import { writeSync } from 'node:fs';
import { openKernel } from '../../../packs/open-kernel.ts';
import { openDatabase } from '../../../store/database.ts';
import { statementsOf } from '../../../test/stated.ts';
import { testActor } from '../../../test/test-kernel.ts';

const WRITERS = 24;
const ENTITIES = 40;
const [, , data = '', round = '0'] = process.argv;
const database = await openDatabase({ data });
const { facts } = await openKernel({ database, packs: [] });
const by = testActor();

async function write(writer: number): Promise<never> {
  for (let turn = 0; ; turn += 1) {
    const id = `urn:killed:${(writer * 7 + turn) % ENTITIES}`;
    const value = `${round}-${writer}-${turn}`;
    const statements = statementsOf({ value });
    const { audit } = await facts.write([{ op: 'upsert', id, types: ['Thing'], statements }], by);
    writeSync(1, `${id} ${value} ${audit.sequence} ${audit.hash}\n`);
  }
}
// The database may be killed first: then there is nothing more to say.
await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer))).catch((error: unknown) => {
  writeSync(1, `ended: ${error}\n`);
  process.exit(1);
});
