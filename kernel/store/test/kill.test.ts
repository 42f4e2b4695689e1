import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { openDatabase } from '../database.ts';
import { runChild } from './child.ts';
import { killWriter } from './kill-writer.ts';

const rounds = Number(process.env['YUHENG_KILL_ROUNDS'] ?? 5);

/**
 * A process writes rows and says each number after its commit; it is killed with -9 after some of them. In every
 * second round the server dies with it, at once and with all its processes, as when the power goes (but for what the
 * operating system still holds). Whoever comes next must find every row that was said.
 */
test(`every acknowledged row is there after kill -9, ${rounds} times`, async () => {
  const data = await mkdtemp(join(tmpdir(), 'yuheng-kill-'));
  const acknowledged = new Set<number>();
  for (let round = 0; round < rounds; round += 1) {
    const kill = { data, said: /^\d+$/, most: 400, withServer: round % 2 === 1 };
    for (const [number] of await killWriter('write-until-killed.ts', [data], kill))
      acknowledged.add(Number(number));
  }
  const database = await openDatabase({ data });
  const rows = await database.query<{ id: number; whole: boolean }>(
    `select id, filling = repeat('x', (id % 2000)::int) as whole from acknowledged`,
  );
  const found = new Set(rows.map((row) => row.id));
  assert.ok(acknowledged.size >= rounds);
  assert.deepEqual(
    [...acknowledged].filter((id) => !found.has(id)),
    [],
  );
  assert.ok(rows.every((row) => row.whole));
  await removeCluster(data, database);
});

test('a start that is killed at any moment, also within initdb, does not stand in the way of the next', async () => {
  const data = await mkdtemp(join(tmpdir(), 'yuheng-kill-'));
  for (let round = 0; round < rounds; round += 1) {
    const starter = runChild('hold-folder.ts', [data]);
    await Promise.race([starter.next(), pause(Math.random() * 1500)]);
    starter.process.kill('SIGKILL');
    await starter.ended;
  }
  const database = await openDatabase({ data });
  assert.deepEqual(await database.query('select 1 as one', []), [{ one: 1 }]);
  await removeCluster(data, database);
});

async function removeCluster(
  data: string,
  database: Awaited<ReturnType<typeof openDatabase>>,
): Promise<void> {
  await database.close();
  assert.deepEqual(
    (await readdir(data)).filter((name) => name.includes('.new-')),
    [],
    'what killed starts had begun is cleared away',
  );
  await rm(data, { recursive: true });
}
