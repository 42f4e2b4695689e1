import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { gapIds } from '../../confirm/gap-ids.ts';
import { bindTarget } from '../../store/plan-store.ts';
import { ANNEX, house, idOf } from './fill-house.ts';

describe('filling in again', () => {
  test('what came in can be replaced until something of it is decided', async () => {
    await using here = await house();
    const { plan } = here;
    const gap = idOf(await here.compiled(), 'missing-annex');
    await here.send('fill-gap', { plan, gap }, '1.录错了。\n2.又录错了。');
    assert.equal((await here.compiled()).items.length, 4);
    await here.send('fill-gap', { plan, gap, name: 'a.docx' }, ANNEX);
    const { items } = await here.compiled();
    assert.deepEqual(
      items.slice(2).map(({ title }) => title),
      ['建成3个数据机房', '开放500项公共数据'],
    );
    const item = { kind: 'item', id: items[2]?.id, seen: 0 };
    assert.equal((await here.post('accept-things', { plan, things: [item] })).status, 200);
    const refused = await here.send('fill-gap', { plan, gap }, '1.再换。');
    assert.equal(refused.body.code, 'plan.filled-already');
    assert.equal((await here.compiled()).items.length, 4);
    const [documents] = await here.tools.database.query<{ count: number }>(
      'select count(*)::int as count from plan.fill',
    );
    assert.equal(documents?.count, 2);
  });

  test('a gap in what came in that somebody decided about is not replaced either', async () => {
    await using here = await house();
    const { plan } = here;
    const gap = idOf(await here.compiled(), 'missing-annex');
    const words = '1.建成一批机房，形成一批示范应用。（责任单位：市财政局）\n2.开放数据，形成一批案例。\n';
    assert.equal((await here.send('fill-gap', { plan, gap }, words)).status, 200);
    const inside = idOf(await here.compiled(), 'no-responsible-unit');
    const said = await here.post('acknowledge-gap', { plan, gap: inside, seen: 0, reason: '会后再定' });
    assert.equal(said.status, 200, JSON.stringify(said.body));
    const refused = await here.send('fill-gap', { plan, gap }, '1.换掉。（责任单位：市财政局）');
    assert.equal(refused.body.code, 'plan.filled-already');
    assert.equal(idOf(await here.compiled(), 'no-responsible-unit'), inside);
  });

  test('what came in is not replaced under what hangs on it: a measure, or what was filled in below it', async () => {
    await using here = await house();
    const { plan } = here;
    const gap = idOf(await here.compiled(), 'missing-annex');
    await here.send('fill-gap', { plan, gap }, '1.建成3个机房。（责任单位：市财政局）\n\n图.jpg\n');
    const { targets } = await here.compiled();
    const target = targets.at(-1)?.id ?? '';
    const binding = { plan, target, measure: 'rooms', by: 'user:a', at: '2026-01-01T00:00:00.000Z' };
    await bindTarget(here.tools.database, binding);
    const again = () => here.send('fill-gap', { plan, gap }, '1.换掉。（责任单位：市财政局）');
    assert.equal((await again()).body.code, 'plan.filled-already');
    await bindTarget(here.tools.database, { ...binding, measure: null });
    const below = await here.send('fill-gap', { plan, gap: 'unreadable-image:图.jpg' }, '1.布置机房。');
    assert.equal(below.status, 200, JSON.stringify(below.body));
    assert.equal((await again()).body.code, 'plan.filled-already');
  });

  test('of two who fill in at the same moment one is told, and nothing of theirs is stored', async () => {
    await using here = await house();
    const { plan } = here;
    const { gaps } = await here.compiled();
    const both = ['missing-annex', 'unreadable-image'].map(
      (kind) => gapIds(gaps)[gaps.findIndex((one) => one.kind === kind)] ?? '',
    );
    const answers = await Promise.all(
      both.map((gap) => here.send('fill-gap', { plan, gap }, '1.办理一件事。（责任单位：市财政局）')),
    );
    const done = answers.filter(({ status }) => status === 200).length;
    const { items } = await here.compiled();
    const fills = await here.tools.database.query('select 1 as one from plan.fill');
    assert.deepEqual([items.length, fills.length], [2 + done, done], JSON.stringify(answers));
  });
});
