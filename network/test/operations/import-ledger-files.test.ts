import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { testActor } from '@yuheng/kernel/test-kernel';
import { insertLedger } from '../../store/ledger-store.ts';
import { openLedgerHouse } from './ledger-house.ts';

describe('files of ledgers', { timeout: 120_000 }, () => {
  let desk: Awaited<ReturnType<typeof openLedgerHouse>>;
  before(async () => {
    desk = await openLedgerHouse();
  });
  after(() => desk.house[Symbol.asyncDispose]());

  it('of more changes than one transaction takes are imported whole, and change nothing the second time', async () => {
    const days = ['2026-01-05', '2026-01-08', '2026-01-20', '2026-01-22', '2026-01-30'];
    const rows = Array.from({ length: 230 }, (_, number) =>
      [`M${number}`, `多站${number}`, 113.6 + number / 10_000, 34.7, ...days].join(','),
    );
    const head = '站址编号,站址名称,经度,纬度,立项时间,需求确认时间,共享评估时间,勘察时间,审批时间';
    const csv = [head, ...rows].join('\n');
    const preview = await desk.send('preview-ledger', { kind: 'projects' }, csv);
    assert.deepEqual([preview.accepted, preview.rejected], [230, 0], JSON.stringify(preview).slice(0, 600));
    const first = await desk.load('projects', csv);
    assert.deepEqual([first.created, first.rejected], [230, 0]);
    const again = await desk.load('projects', csv);
    assert.deepEqual([again.created, again.changed, again.unchanged], [0, 0, 230]);
    const { entities } = await desk.house.kernel.facts.query({
      types: ['SiteStage'],
      q: 'stage=="approval";leftAt',
    });
    const left = entities.map(({ facts }) => facts['leftAt']?.value);
    assert.deepEqual([left.length, new Set(left)], [230, new Set(['2026-01-29T16:00:00.000Z'])]);
  });

  it('that were cancelled are given up with the next one that is sent', async () => {
    const csv = 'Operator,R,lng,lat\nA,300,113.6,34.7';
    const mapping = JSON.stringify({ operator: 'Operator', radius: 'R', longitude: 'lng', latitude: 'lat' });
    const bytesOf = async (job: string) => {
      const [row] = await desk.house.database.query<{ kept: boolean }>(
        'select bytes is not null as kept from network.ledger_import where job = $1',
        [job],
      );
      return row?.kept;
    };
    const job = await desk.house.kernel.jobs.run('network.import-ledger', { sha256: '0' }, testActor(), {
      with: (asked, tx) =>
        insertLedger(
          {
            job: asked.id,
            name: 'gone.csv',
            kind: 'demands',
            sha256: '00',
            mapping: {},
            coordinates: 'WGS84',
            sentAt: asked.askedAt,
            sentBy: 'user:a',
            units: [],
          },
          Buffer.from('nothing that can be read'),
          tx,
        ),
    });
    await desk.ended(job.id);
    assert.equal(await bytesOf(job.id), true, 'it failed, and nobody has looked since');
    const next = await desk.load('demands', csv, { mapping });
    assert.deepEqual([await bytesOf(job.id), await bytesOf(next.job)], [false, false]);
  });

  it('are told what is wrong with them in either language', async () => {
    for (const [file, chinese, english] of [
      [' ', '表格是空的', 'The table is empty'],
      ['a,a\n1,2', '首行有两列都叫“a”', 'Two columns in the first row are called “a”'],
      ['a\u0000', '文件既不是 CSV，也不是 XLSX', 'The file is neither CSV nor XLSX'],
      [new Uint8Array([0x80, 0xff, 0xff]), '文件的编码既不是 UTF-8', 'The file is encoded neither in UTF-8'],
      [new Uint8Array([80, 75, 3, 4, 0]), 'XLSX 工作簿已损坏', 'The XLSX workbook is damaged'],
      [`a\n${'1\n'.repeat(200_001)}`, '表格超过 200000 行', 'The table has more than 200000 rows'],
    ] as const) {
      const { messages: said } = await desk.send('preview-ledger', { kind: 'demands' }, file);
      assert.ok(said['zh-CN'].startsWith(chinese), said['zh-CN']);
      assert.ok(said.en.startsWith(english), said.en);
    }
  });
});
