import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { openKernel } from '../../packs/open-kernel.ts';
import { openDatabase } from '../../store/database.ts';
import { killWriter } from '../../store/test/kill-writer.ts';
import { walkDatabase } from '../../verify/walk.ts';
import { replay } from '../replay.ts';
import { permit, permitPack } from './permit.ts';

const rounds = Number(process.env['YUHENG_KILL_ROUNDS'] ?? 4);
const SAID = /^sent (\S+) (\S+)$/;
const RUNGS = ['2026-03-02T10:00:00.000Z', '2026-03-04T10:00:00.000Z', '2026-03-06T10:00:00.000Z'];

/**
 * A server that sends notices is killed with -9, in every second round with its PostgreSQL. Two servers then go on with
 * what it left: every case has each notice of its ladder exactly once, each with its line in the journal.
 */
test(`notices are sent exactly once through kill -9, ${rounds} times`, async () => {
  const data = await mkdtemp(join(tmpdir(), 'yuheng-kill-'));
  const said: (readonly [string, string])[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const kill = { data, said: SAID, most: 500, withServer: round % 2 === 1 };
    const file = '../../cases/test/send-notices-until-killed.ts';
    for (const [, id = '', time = ''] of await killWriter(file, [data], kill)) said.push([id, time]);
  }
  assert.ok(said.length >= rounds);
  const database = await openDatabase({ data });
  let now = RUNGS[0] ?? '';
  const open = () => openKernel({ database, packs: [permitPack], clock: () => new Date(now) });
  const [one, other] = [await open(), await open()];
  const kept = await one.cases.notices(said.map(([id]) => id));
  for (const [id, time] of said)
    assert.ok(
      kept.some((notice) => notice.case === id && notice.rung === RUNGS.indexOf(time)),
      'what was said to be sent is kept',
    );
  for (const time of [...RUNGS, '2026-03-09T10:00:00.000Z', '2026-03-11T10:00:00.000Z']) {
    now = time;
    const drain = async (cases: typeof one.cases): Promise<void> => {
      while ((await cases.sendDue()) > 0);
    };
    await Promise.all([drain(one.cases), drain(other.cases)]);
  }
  const rows = await database.query<{ id: string }>(`select id from cases.case where type = 'Permit'`, []);
  assert.ok(rows.length >= 30);
  const notices = Map.groupBy(await one.cases.notices(rows.map(({ id }) => id)), (notice) => notice.case);
  for (const { id } of rows) {
    const rungs = (notices.get(id) ?? []).filter(({ rule }) => rule === 'late').map(({ rung }) => rung);
    assert.deepEqual(rungs, [0, 1, 2], 'once each, in order');
    const lines = await one.cases.journal(id);
    const told = lines
      .filter(({ transition }) => transition === 'notify')
      .map(({ detail }) => detail['number']);
    assert.deepEqual(
      told,
      (notices.get(id) ?? []).map(({ number }) => number),
    );
    const item = await one.cases.get(id);
    assert.deepEqual({ ...replay(permit, item, lines), notice: item.notice }, item);
  }
  const faults: unknown[] = [];
  await walkDatabase(database, (fault) => faults.push(fault));
  assert.deepEqual(faults, [], 'every case, line and notice is as the log says');
  for (const kernel of [one, other]) await kernel.close();
  await database.close();
  await rm(data, { recursive: true });
});
