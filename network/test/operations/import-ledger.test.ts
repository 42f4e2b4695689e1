import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { testActor } from '@yuheng/kernel/test-kernel';
import { ledgerKinds } from '../../ledger/ledger-kinds.ts';
import { workbook } from '../ledger/workbook.ts';
import { create, point, relationship, urn } from '../measures/coverage-facts.ts';
import { openLedgerHouse } from './ledger-house.ts';

describe('ledgers over HTTP', { timeout: 120_000 }, () => {
  let desk: Awaited<ReturnType<typeof openLedgerHouse>>;
  before(async () => {
    desk = await openLedgerHouse();
  });
  after(() => desk.house[Symbol.asyncDispose]());

  const figure = () => desk.house.kernel.measures.evaluate('5g-key-area-coverage');

  const test = (changed: number) =>
    [
      '时间,经度,纬度,SS-RSRP (dBm),运营商,主服务基站',
      `2026-02-01 10:00:00,113.6401,34.7001,${changed},A,`,
      '2026-02-01 10:00:01,113.6402,34.7001,-101,A,A',
      '2026-02-01 10:00:02,0,0,-101,A,A',
      '2026-02-01 10:00:01,113.6402,34.7001,-99,A,A',
      '2026-02-01 10:00:03,113.6403,34.7001,-99,C,A',
      '2026-02-01 10:00:04,113.9,34.7001,-99,A,A',
    ].join('\n');

  it('of drive tests move the figure; a corrected row shows in its evidence, and a ledger twice changes nothing', async () => {
    assert.equal((await figure()).value, 75);
    const first = await desk.load('drive-tests', test(-102));
    assert.deepEqual(
      [first.rows, first.created, first.changed, first.unchanged, first.rejected],
      [6, 3, 0, 0, 3],
    );
    const earlier = await figure();
    assert.equal(earlier.value, 100, 'the run says -106 in cell 4, the test says better');
    const { rejected, rows } = (
      await desk.app.inject(`/api/network/read-ledger-import?job=${first.job}`)
    ).json();
    assert.equal(rejected, 3);
    assert.deepEqual(
      rows.map(({ row, reasons }: { row: number; reasons: { code: string }[] }) => [row, reasons[0]?.code]),
      [
        [4, 'place-zero'],
        [5, 'duplicate'],
        [6, 'unknown-operator'],
      ],
    );
    assert.deepEqual(rows[1].reasons[0].text, { 'zh-CN': '与第 3 行重复。', en: 'It repeats row 3.' });

    const again = await desk.load('drive-tests', test(-102));
    assert.deepEqual([again.created, again.changed, again.unchanged], [0, 0, 3]);
    assert.equal((await figure()).id, earlier.id, 'not even its evidence differs');

    const corrected = await desk.load('drive-tests', test(-119));
    assert.deepEqual([corrected.created, corrected.rejected], [0, 3]);
    const now = await figure();
    assert.equal(now.value, 75);
    const levels = (await desk.house.kernel.measures.evidence(now.id)).filter(
      ({ entityType, attribute }) => entityType === 'DriveTestSample' && attribute === 'rsrp',
    );
    assert.deepEqual(levels.map(({ value }) => value).toSorted(), [-101, -119]);
    const old = (await desk.house.kernel.measures.evidence(earlier.id)).map(({ value }) => value);
    assert.ok(old.includes(-102) && !old.includes(-119));
  });

  it('are previewed with their mapping, which can be changed; what cannot be read stores nothing', async () => {
    const csv = 'Operator,R,lng,lat\nA,300,113.6,34.7\nC,300,113.6,34.7\nA,x,113.6,34.7';
    const preview = await desk.send('preview-ledger', { kind: 'demands' }, csv);
    assert.deepEqual(
      [preview.missing, preview.rows, preview.accepted, preview.rejected],
      [['radius'], 3, null, null],
    );
    assert.deepEqual(preview.unread, ['R']);
    const unmapped = await desk.send('import-ledger', { kind: 'demands', name: 'x' }, csv);
    assert.deepEqual([unmapped.code, unmapped.values?.what], ['network.bad-mapping', 'radius']);
    const mapping = JSON.stringify({ operator: 'Operator', radius: 'R', longitude: 'lng', latitude: 'lat' });
    const mapped = await desk.send('preview-ledger', { kind: 'demands', mapping }, csv);
    assert.deepEqual([mapped.rows, mapped.accepted, mapped.rejected], [3, 2, 1]);
    assert.equal(mapped.reasons[0].reasons[0].text.en, '“x” in “Radius” is not a number.');
    assert.match(
      mapped.notes[0].reasons[0].text.en,
      /^The operator “C” is heard of for the first time .*Known: A, B;/,
    );
    const suggested = await desk.app.inject(
      `/api/network/suggest-mapping?${new URLSearchParams({ kind: 'demands', headers: '["运营商","覆盖半径(m)","经度"]' })}`,
    );
    assert.deepEqual(suggested.json().mapping, {
      operator: '运营商',
      radius: '覆盖半径(m)',
      longitude: '经度',
    });
    for (const language of ['zh-CN', 'en'])
      for (const kind of ledgerKinds) {
        const ask = async (query: Readonly<Record<string, string>>) =>
          (
            await desk.app.inject(`/api/network/suggest-mapping?${new URLSearchParams({ kind, ...query })}`)
          ).json();
        const fields: { field: string; title: Record<string, string> }[] = (await ask({})).fields;
        const titles = fields.map(({ field, title }) => [field, title[language] ?? ''] as const);
        const { mapping: known } = await ask({ headers: JSON.stringify(titles.map(([, title]) => title)) });
        assert.deepEqual(
          known,
          Object.fromEntries(titles),
          'columns are known by what the console calls them',
        );
      }
    for (const [bad, code] of [
      ['', 'network.mapping-unreadable'],
      ['{"nothing":"R"}', 'network.bad-mapping'],
      ['{"operator":"none"}', 'network.bad-mapping'],
      ['[1', 'network.mapping-unreadable'],
      ['{"operator":1}', 'network.mapping-unreadable'],
      [mapping.replace('"R"', '"lng"'), 'network.mapping-column-twice'],
    ])
      assert.equal(
        (await desk.send('import-ledger', { kind: 'demands', name: 'x', mapping: bad ?? '' }, csv)).code,
        code,
      );
    const { messages } = await desk.send('preview-ledger', { kind: 'demands', mapping: '{a' }, csv);
    assert.match(messages['zh-CN'], /读不出来：“\{a”。应写成 JSON/);
    assert.match(
      messages.en,
      /cannot be read: “\{a”\. It should be JSON: a mapping as \{"field": "column"\}/,
    );
    // Also while a column is still missing.
    const twice = JSON.stringify({ operator: 'Operator', name: 'Operator' });
    const told = await desk.send('preview-ledger', { kind: 'demands', mapping: twice }, csv);
    assert.deepEqual(told.values, { column: 'Operator', field: 'name', other: 'operator' });
    assert.equal(
      (await desk.send('import-ledger', { kind: 'demands', name: 'x' }, new Uint8Array([80, 75, 3, 4, 0])))
        .code,
      'tables.bad-table',
    );
    assert.equal((await desk.house.database.query('select 1 as one from network.ledger_import')).length, 3);
    await desk.load('demands', csv, { mapping });
    const { entities } = await desk.house.kernel.facts.query({ types: ['SiteDemand'] });
    assert.deepEqual(
      entities.map(({ facts }) => [facts['radius']?.value, facts['radius']?.unitCode]),
      [
        [300, 'MTR'],
        [300, 'MTR'],
      ],
    );
    const again = await desk.send('preview-ledger', { kind: 'demands', mapping }, csv);
    assert.equal(again.accepted, 2);
    assert.doesNotMatch(JSON.stringify(again.notes), /new-operator/, 'C is on record now');
    const system =
      '名称,场所类型,状态,接入运营商,经度,纬度\n东站,公共交通,已验收,C,113.7,34.7\n西站,车站,已验收,D,113.7,34.7';
    const { accepted, reasons } = await desk.send('preview-ledger', { kind: 'indoor-systems' }, system);
    assert.equal(accepted, 1, 'what a demand names is known to other ledgers');
    const [venue, operator] = reasons[0].reasons;
    assert.match(venue.text['zh-CN'], /没有“车站”这个选项。可以是：公共交通、/);
    assert.match(venue.text.en, /has no choice “车站”\. It may be: Public transport, /);
    assert.match(operator.text['zh-CN'], /没有登记过运营商“D”。已知的有：A、B、C。/);
  });

  it('of projects open cases at the stage that they stand in, with the days of those that are done', async () => {
    const sheet = workbook([
      ['站址编号', '站址名称', '经度', '纬度', '责任单位', '立项时间', '需求确认时间', '共享评估时间'],
      [
        'P1',
        '站址一',
        113.61,
        34.7,
        '铁塔公司',
        new Date('2026-01-05'),
        '2026-01-08',
        new Date('2026-01-20'),
      ],
      ['P2', '站址二', 113.62, 34.7, '铁塔公司', '2026-01-05', '', ''],
      ['P3', '站址三', 113.62, 34.71, '', '', '', ''],
    ]);
    const first = await desk.load('projects', sheet);
    assert.deepEqual([first.created, first.rejected], [3, 0]);
    const list = async () => (await desk.app.inject('/api/network/list-build-outs')).json().buildOuts;
    const shown = (await list()).toSorted((a: { name: string }, b: { name: string }) =>
      a.name < b.name ? -1 : 1,
    );
    assert.deepEqual(
      shown.map(({ name, state, owner }: Record<string, string>) => [name, state, owner]),
      [
        ['站址一', 'survey', '铁塔公司'],
        ['站址二', 'demand', '铁塔公司'],
      ],
    );
    assert.deepEqual(
      shown[0].stages.map(({ stage, days }: { stage: string; days: number | null }) => [stage, days]),
      [
        ['demand', 3],
        ['shareAssessment', 12],
        ['survey', null],
      ],
    );
    const moved = await desk.app.inject({
      method: 'POST',
      url: '/api/network/move-build-outs',
      payload: { projects: [shown[0].project], transition: 'enter-approval', note: '' },
    });
    assert.equal(moved.statusCode, 200);
    const standing = await list();
    const again = await desk.load('projects', sheet);
    assert.deepEqual([again.created, again.changed, again.unchanged], [0, 0, 3]);
    assert.deepEqual(await list(), standing, 'what was done since is not taken back');
  });

  it('are listed, newest first, with what became of them and how much is on record', async () => {
    const ask = async (path: string) => (await desk.app.inject(`/api/network/${path}`)).json();
    const demand = (name: string, lon: number) => `A,${name},300,${lon},34.7`;
    const csv = ['运营商,名称,覆盖半径,经度,纬度', demand('甲', 113.61), demand('乙', 0)].join('\n');
    const { job } = await desk.load('demands', csv);
    const { imports } = await ask('list-ledger-imports?limit=2');
    assert.equal(imports.length, 2);
    const { sentAt, by, ...first } = imports[0];
    assert.ok(sentAt >= imports[1].sentAt && by !== '');
    assert.deepEqual(first, {
      job,
      name: 'demands.csv',
      kind: 'demands',
      coordinates: 'WGS84',
      state: 'done',
      result: {
        rows: 2,
        created: 1,
        changed: 0,
        unchanged: 0,
        rejected: 1,
        cityDerived: 0,
        withoutCity: 1,
      },
      rejected: 1,
    });
    await desk.house.database.query('delete from jobs.job where id = $1', [job]);
    const [forgotten] = (await ask('list-ledger-imports')).imports;
    assert.deepEqual(
      [forgotten.job, forgotten.state, forgotten.by, forgotten.result, forgotten.rejected],
      [job, null, null, first.result, 1],
      'what became of the rows is kept beyond the job',
    );
    assert.deepEqual((await ask(`read-ledger-import?job=${job}`)).counts, first.result);
    const { demands } = await ask('list-demands');
    const told = demands.find(({ name }: { name: string }) => name === '甲');
    assert.deepEqual([told.operator, told.radius, told.bandMHz, told.synthetic], ['A', 300, null, false]);
    const { ledgers } = await ask('list-ledgers');
    assert.deepEqual(
      ledgers.find(({ kind }: { kind: string }) => kind === 'demands'),
      { kind: 'demands', type: 'SiteDemand', records: demands.length },
    );
    assert.deepEqual((await ask('list-demands?city=urn:x:nowhere')).demands, []);
  });

  it('of other kinds become facts as well', async () => {
    await desk.house.kernel.facts.write(
      [
        create('CoverageCell', 'c9', {
          keyArea: relationship(urn('KeyArea', 'k')),
          location: point(113.7, 34.7),
        }),
      ],
      testActor(),
    );
    const indoor = await desk.load(
      'indoor-systems',
      '名称,场所类型,重点楼宇,建设主体,接入运营商,状态,层数,建筑面积,经度,纬度\n东站,公共交通,是,铁塔公司,A、B,已验收,3,"120,000",113.7,34.7',
    );
    assert.equal(indoor.created, 1);
    const candidates = await desk.load(
      'candidates',
      '名称,类型,开放情况,经度,纬度\n路灯杆1,杆塔,已开放,113.7,34.7\n楼1,rooftop,opened,113.7,34.7',
    );
    assert.deepEqual([candidates.created, candidates.rejected], [2, 0]);
    const zones = await desk.load(
      'zones',
      '名称,类别,允许的站址类别,最大高度,范围,经度,纬度,半径（米）,依据文件\n' +
        '古城,文物保护区,杆塔、楼顶,18,"POLYGON((113.6 34.7,113.7 34.7,113.7 34.8,113.6 34.7))",,,,保护规划\n' +
        '水源地,禁建,,,,113.65,34.75,300,\n山,禁建,,,,113.65,34.75,,',
    );
    assert.deepEqual([zones.created, zones.rejected], [2, 1]);
    const rules = (await desk.house.kernel.facts.query({ types: ['ZoneRule'] })).entities.map(({ facts }) =>
      ['name', 'kind', 'allowedKinds', 'maxHeight', 'document'].map((name) => facts[name]?.value ?? null),
    );
    assert.deepEqual(
      rules.toSorted(([, one], [, other]) => String(other).localeCompare(String(one))),
      [
        ['古城', 'heritage', ['pole', 'rooftop'], 18, '保护规划'],
        ['水源地', 'forbidden', null, null, null],
      ],
    );
    const [system] = (await desk.house.kernel.facts.query({ types: ['IndoorSystem'] })).entities;
    const told = (name: string) => system?.facts[name]?.value;
    assert.deepEqual(
      [told('venue'), told('keyBuilding'), told('builder'), told('operators'), told('status'), told('area')],
      ['transport', true, 'tower', ['A', 'B'], 'accepted', 120_000],
    );
  });
});
