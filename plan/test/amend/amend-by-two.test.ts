import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { changeByTwo, proposer } from '../by-two.ts';
import { amendment, approve, marked, propose, task, titled } from './amend.ts';
import { planHouse } from './house.ts';
import { SECOND } from './versions.ts';

const STALE = 'proposals.changed-meanwhile';

describe('a new version is proposed by one and approved by another', () => {
  test('two amendments of one plan: one is put to work, the other is refused and nothing of it stays', async () => {
    await using house = await planHouse();
    const { first, second } = await marked(house);
    const third = await house.draft(SECOND.replace('5个', '6个'));
    await house.call('mark-new-version', { plan: third, previous: first });
    await house.acceptAll(third);
    const proposed = [];
    for (const plan of [second, third, second])
      proposed.push(await propose(house, 'plan.amendment', { plan, previous: first }));
    const refused = await Promise.all(proposed.map(({ id }) => approve(house, id)));
    assert.deepEqual(refused.toSorted(), [null, STALE, STALE].toSorted());
    const states = (await house.board()).map(({ state }) => state).toSorted();
    assert.deepEqual(states, ['draft', 'live']);
    const cases = await house.tools.database.query('select 1 as one from cases.case');
    assert.equal(cases.length, 6, 'five of the first version and one new');
    const bindings = await house.tools.database.query(
      'select 1 as one from plan.binding b join plan.plan p on p.id = b.plan where p.state = $1',
      ['live'],
    );
    assert.equal(bindings.length, 1);
    const done = await house.tools.kernel.proposals.list({ kind: 'plan.amendment', state: 'approved' });
    assert.equal(done.length, 1);
  });

  test('approved twice at once it is put to work once, and the other one is told', async () => {
    await using house = await planHouse();
    const { first, second } = await marked(house);
    const { id } = await propose(house, 'plan.amendment', { plan: second, previous: first });
    const refused = await Promise.all([1, 2, 3].map(() => approve(house, id)));
    assert.deepEqual(refused.toSorted(), [null, 'proposals.decided', 'proposals.decided'].toSorted());
    assert.equal((await house.plan(second)).state, 'live');
  });

  test('what either version was changed by since it was proposed is not put to work', async () => {
    await using house = await planHouse();
    const { first, second } = await marked(house);
    const target = (await house.plan(first)).targets.find(({ goal }) => goal?.shown === 3)?.id;
    const rule = await amendment(house, second);
    const pair = {
      kind: 'item',
      old: titled(rule, '编制园区布局图').old?.id,
      new: titled(rule, '发布园区地图').new?.id,
    };
    const head = { documentNumber: '演练〔2026〕2号' };
    const changes = [
      () => changeByTwo(house.tools.kernel, 'plan.binding', { target, measure: null }),
      () => changeByTwo(house.tools.kernel, 'plan.head', { plan: first, fields: { issuer: '演练市政府' } }),
      () => house.call('match-parts', { plan: second, ...pair, verdict: 'same' }),
      () => house.call('correct-plan', { plan: second, seen: 0, fields: head, reason: '红头' }),
    ];
    for (const change of changes) {
      const { id } = await propose(house, 'plan.amendment', { plan: second, previous: first });
      assert.equal((await change()).status, 200);
      assert.equal(await approve(house, id), STALE);
      assert.equal((await house.tools.kernel.proposals.read(id)).obstacle?.code, STALE);
    }
    assert.deepEqual([(await house.plan(first)).state, (await house.plan(second)).state], ['live', 'draft']);
    // How far the work has come is no version of a plan.
    const { id } = await propose(house, 'plan.amendment', { plan: second, previous: first });
    const west = task(await house.plan(first), '建设西部园区').id;
    assert.equal((await house.call('move-task', { task: west, transition: 'accept', note: '' })).status, 200);
    assert.equal(await approve(house, id), null);
    assert.equal(task(await house.plan(second), '建设西部园区').case?.state, 'signed');
  });

  test('tells what it adds, changes and takes away, and what stays with it', async () => {
    await using house = await planHouse();
    const { first, second } = await marked(house);
    const other = await house.draft(SECOND.replace('5个以上数字园区', '5亿元以上数字园区'));
    await house.call('mark-new-version', { plan: other, previous: first });
    await house.acceptAll(other);
    const told = async (plan: string) => {
      const { differences } = await house.tools.kernel.proposals.preview(
        { kind: 'plan.amendment', content: { plan, previous: first } },
        proposer,
      );
      return differences.map(({ label, before, after }) =>
        [label, before, after].map((one) => one?.['zh-CN']),
      );
    };
    const rows = await told(second);
    assert.deepEqual(rows, [
      [
        '版本',
        '演练市数字园区行动计划 · 演练〔2025〕3号 · 2025-01-10',
        '演练市数字园区行动计划（修订） · 演练〔2026〕1号 · 2026-02-10',
      ],
      ['目标有变化', '建成3个以上数字园区 · 2027-12-31', '建成5个以上数字园区 · 2028-12-31'],
      ['目标有变化', '形成一批应用场景 · 2027-12-31', '形成一批应用场景 · 2028-12-31'],
      [
        '任务有变化',
        '1.建设东部园区。完成场地平整、管网铺设和主楼封顶。 · 负责 市工业和信息化局、负责 市财政局 · 2026-06-30',
        '2.建设东部园区。完成场地平整、管网铺设和主楼封顶，并接入市政热力。 · 负责 市住房城乡建设局、负责 市财政局 · 2026-09-30',
      ],
      ['新增任务', undefined, '1.发布园区地图。面向企业公开空置厂房和配套设施。 · 负责 市大数据局'],
      ['删去任务', '3.编制园区布局图。统一测绘坐标，标明地块用途。 · 负责 市自然资源局', undefined],
      ['任务办理', '办理中 5 项，已结束 0 项', '延续 4 项（其中 1 项按新要求），新立项 1 项，终止 1 项'],
      ['指标', '已绑定 1 个', '延续 1 个：数字园区数 parks（数字园区）'],
      ['已作的决定', '涉及 7 处', '延续 6 处，不延续 1 处'],
      ['不延续的决定', '编制园区布局图', undefined],
    ]);
    const loose = (await told(other)).find(([label]) => label === '解除的指标');
    assert.deepEqual(loose, ['解除的指标', '数字园区数 parks（数字园区）', '计量单位已改，须重新绑定']);
  });

  test('a measure that is bound while the version is put to work is never lost', async () => {
    await using house = await planHouse();
    const { first, second } = await marked(house);
    const target = (await house.plan(first)).targets.find(({ goal }) => goal?.shown === 3)?.id;
    const [amending, freeing] = [
      await propose(house, 'plan.amendment', { plan: second, previous: first }),
      await propose(house, 'plan.binding', { target, measure: null }),
    ];
    const [applied, freed] = await Promise.all([approve(house, amending.id), approve(house, freeing.id)]);
    assert.ok(applied === null || freed === null, `${applied} ${freed}`);
    const live = (await house.board()).find(({ state }) => state === 'live');
    const bound = live?.targets.filter(({ measure }) => measure !== null).length;
    assert.equal(bound, freed === null ? 0 : 1, `${applied} ${freed}`);
  });
});
