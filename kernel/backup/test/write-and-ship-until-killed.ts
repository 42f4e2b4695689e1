// Writers patch facts in the data folder of the first argument while its backup is kept in that of the third.
import { writeSync } from 'node:fs';
import { openKernel } from '../../packs/open-kernel.ts';
import { openDatabase } from '../../store/database.ts';
import { statementsOf } from '../../test/stated.ts';
import { testActor } from '../../test/test-kernel.ts';
import { startBackupKeeper } from '../backup-keeper.ts';

const WRITERS = 16;
const ENTITIES = 30;
const [, , data = '', round = '0', folder = ''] = process.argv;
const database = await openDatabase({ data });
const { facts } = await openKernel({ database, packs: [] });
await startBackupKeeper({ data, folder, url: database.url, keep: 2 }, () => undefined);
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
