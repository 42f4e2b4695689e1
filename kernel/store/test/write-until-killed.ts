// Writes rows into the database of the folder of the first argument and says each number once it is committed.
import { writeSync } from 'node:fs';
import { openDatabase } from '../database.ts';

const database = await openDatabase({ data: process.argv[2] ?? '', poolSize: 4 });
await database.query(
  'create table if not exists acknowledged (id bigint primary key, filling text not null)',
  [],
);
const [last] = await database.query<{ id: number }>(
  'select coalesce(max(id), 0) as id from acknowledged',
  [],
);
let id = last?.id ?? 0;

async function write(): Promise<never> {
  for (;;) {
    const mine = ++id;
    await database.transaction(async (tx) => {
      await tx.query('insert into acknowledged values ($1, $2)', [mine, 'x'.repeat(mine % 2000)]);
    });
    writeSync(1, `${mine}\n`);
  }
}
// The server may be killed first: then there is nothing more to say.
await Promise.all([write(), write(), write(), write()]).catch((error: unknown) => {
  writeSync(1, `${error}\n`);
  process.exit(1);
});
