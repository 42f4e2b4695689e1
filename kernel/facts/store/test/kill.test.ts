import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { openKernel } from '../../../packs/open-kernel.ts';
import { openDatabase } from '../../../store/database.ts';
import { killWriter } from '../../../store/test/kill-writer.ts';
import { walkDatabase } from '../../../verify/walk.ts';

const rounds = Number(process.env['YUHENG_KILL_ROUNDS'] ?? 4);
const SAID = /^(urn:\S+) (\S+) (\d+) ([\da-f]{64})$/;

/**
 * A server with many writers, whose writes share transactions, is killed with -9; in every second round PostgreSQL dies
 * with it, all its processes at once. Whatever was acknowledged is then in history, in the change feed and in the log,
 * and each entity stands as its newest write left it.
 */
test(`every acknowledged write of a shared transaction is there after kill -9, ${rounds} times`, async () => {
  const data = await mkdtemp(join(tmpdir(), 'yuheng-kill-'));
  const acknowledged: { id: string; value: string; sequence: number; hash: string }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const kill = { data, said: SAID, most: 1500, withServer: round % 2 === 1 };
    const file = '../../facts/store/test/write-facts-until-killed.ts';
    const said = await killWriter(file, [data, String(round)], kill);
    for (const [, id = '', value = '', sequence = '', hash = ''] of said)
      acknowledged.push({ id, value, sequence: Number(sequence), hash });
  }
  assert.ok(acknowledged.length >= rounds);
  const database = await openDatabase({ data });
  const kernel = await openKernel({ database, packs: [] });
  const faults: unknown[] = [];
  const { entries } = await walkDatabase(database, (fault) => faults.push(fault));
  assert.deepEqual(faults, [], 'the log has no hole, and every row is as it says');
  const written = new Map<string, readonly string[]>();
  for (const id of new Set(acknowledged.map((one) => one.id))) {
    const history = await kernel.facts.history({ entity: id, attributes: ['value'], limit: 1_000_000 });
    written.set(
      id,
      history.map((fact) => String(fact.value)),
    );
    assert.equal((await kernel.facts.get(id))?.facts['value']?.digest, history[0]?.digest);
  }
  const log = await database.query<{ sequence: number; hash: string }>(
    `select sequence, encode(hash, 'hex') as hash from audit.entry`,
    [],
  );
  const hashes = new Map(log.map(({ sequence, hash }) => [sequence, hash]));
  assert.deepEqual(
    acknowledged.filter(
      ({ id, value, sequence, hash }) => !written.get(id)?.includes(value) || hashes.get(sequence) !== hash,
    ),
    [],
  );
  const told = await database.query<{ entity: string; count: number }>(
    'select entity, count(*) as count from facts.change group by 1',
    [],
  );
  for (const { entity, count } of told) assert.equal(written.get(entity)?.length ?? count, count);
  assert.equal(
    told.reduce((sum, { count }) => sum + count, 0),
    entries,
  );
  await kernel.close();
  await database.close();
  await rm(data, { recursive: true });
});
