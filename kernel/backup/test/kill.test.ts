import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { openKernel } from '../../packs/open-kernel.ts';
import { openDatabase } from '../../store/database.ts';
import { killWriter } from '../../store/test/kill-writer.ts';
import { drill } from '../drill.ts';
import { makeBackup } from '../make-backup.ts';

const rounds = Number(process.env['YUHENG_KILL_ROUNDS'] ?? 3);
const SAID = /^(urn:\S+) (\S+) (\d+) ([\da-f]{64})$/;

/**
 * The power goes while facts are written and their backup is kept: the server, its thread of backups and every process of
 * PostgreSQL die at once with -9, in every round. Whatever was acknowledged is then in history and in the log; and what is restored
 * from the backup, kept and encrypted through all of it, is that log.
 */
test(`no acknowledged write is lost when the power goes, ${rounds} times, and the backup goes on`, async () => {
  const home = await mkdtemp(join(tmpdir(), 'yuheng-power-'));
  const [data, folder, keys] = [join(home, 'data'), join(home, 'backups'), join(home, 'backup.key')];
  const acknowledged: { id: string; value: string; sequence: number; hash: string }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const kill = { data, said: SAID, most: 1500, withServer: true };
    const file = '../../backup/test/write-and-ship-until-killed.ts';
    for (const [, id = '', value = '', sequence = '', hash = ''] of await killWriter(
      file,
      [data, String(round), folder, keys],
      kill,
    ))
      acknowledged.push({ id, value, sequence: Number(sequence), hash });
  }
  assert.ok(acknowledged.length >= rounds);
  const database = await openDatabase({ data });
  const kernel = await openKernel({ database, packs: [] });
  const written = new Map<string, ReadonlySet<string>>();
  for (const id of new Set(acknowledged.map((one) => one.id))) {
    const history = await kernel.facts.history({ entity: id, attributes: ['value'], limit: 1_000_000 });
    written.set(id, new Set(history.map((fact) => String(fact.value))));
  }
  const log = await database.query<{ sequence: number; hash: string }>(
    `select sequence, encode(hash, 'hex') as hash from audit.entry`,
    [],
  );
  const hashes = new Map(log.map(({ sequence, hash }) => [sequence, hash]));
  assert.deepEqual(
    acknowledged.filter(
      ({ id, value, sequence, hash }) => !written.get(id)?.has(value) || hashes.get(sequence) !== hash,
    ),
    [],
  );
  await makeBackup({ data, folder, keep: 1, keys });
  const found = await drill(data, folder, { keys });
  assert.deepEqual(
    { holds: found.holds, faults: found.faults, lost: found.lost },
    { holds: true, faults: 0, lost: 0 },
  );
  await kernel.close();
  await database.close();
  await rm(home, { recursive: true });
});
