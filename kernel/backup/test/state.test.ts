import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { openBackups } from '../backup-state.ts';
import { keepDrill } from '../last-drill.ts';
import { makeBackup } from '../make-backup.ts';
import { openMetrics } from '../open-metrics.ts';
import { openHouse } from './house.ts';

test('how a backup stands is told as it lies in its folder', async () => {
  await using house = await openHouse();
  const backups = openBackups(house.database);
  assert.equal(await backups.state(), null);
  assert.equal(
    openMetrics(null),
    '# TYPE yuheng_backup_kept gauge\n# HELP yuheng_backup_kept Whether the server keeps a backup.\nyuheng_backup_kept 0\n# EOF\n',
  );
  const { data, folder } = house;
  const made = await makeBackup({ data, folder, keep: 1, keys: join(house.home, 'backup.key') });
  backups.follow(folder);
  const first = await backups.state();
  assert.deepEqual([first?.encrypted, first?.reach, first?.drill], [true, made.until, null]);
  assert.ok(first?.base && first.base < made.until);
  // Nothing fetches what is written now.
  await house.database.query(
    'create table more as select repeat(md5(n::text), 9) from generate_series(1, 9000) n',
  );
  await house.write('x');
  const second = await backups.state();
  assert.ok((second?.lag ?? 0) > (first.lag ?? 0) + 100_000);
  const drill = { at: made.until, moment: made.until, rpo: 1.5, rto: 2.5, lost: 3, holds: false };
  await keepDrill(folder, drill);
  const third = await backups.state();
  assert.deepEqual(third?.drill, drill);
  const told = new Map(
    openMetrics(third)
      .split('\n')
      .filter((line) => !line.startsWith('#') && line !== '')
      .map((line) => line.split(' ') as [string, string]),
  );
  assert.deepEqual(
    [...told.keys()].map((name) => name.slice('yuheng_backup_'.length)),
    [
      'kept',
      'encrypted',
      'base_timestamp_seconds',
      'reach_timestamp_seconds',
      'wal_lag_bytes',
      'drill_timestamp_seconds',
      'drill_holds',
      'drill_rpo_seconds',
      'drill_rto_seconds',
    ],
  );
  assert.equal(Number(told.get('yuheng_backup_reach_timestamp_seconds')) * 1000, Date.parse(made.until));
  assert.equal(told.get('yuheng_backup_drill_holds'), '0');
  assert.equal(told.get('yuheng_backup_wal_lag_bytes'), String(third?.lag));
  // The folder is taken for what it was.
  await makeBackup({ data, folder, keep: 1, keys: join(house.home, 'backup.key') });
});
