import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { headersOf } from '@yuheng/kernel/test-kernel';
import type { Board } from '../../board/view.ts';
import { partsOf } from '../../rules/amend/part.ts';
import { certaintyOf } from '../../rules/certainty.ts';
import { ANNEX, house, idOf, TEXT } from './fill-house.ts';
import { handPdf, shownImage } from './pdf-writer.ts';

describe('filling in a gap', () => {
  test('a document that somebody has becomes items under the annex, each with its place in that document', async () => {
    await using here = await house();
    const { plan } = here;
    const before = await here.compiled();
    const gap = idOf(before, 'missing-annex');
    const filled = await here.send('fill-gap', { plan, gap, name: '清单.docx' }, ANNEX);
    assert.deepEqual([filled.status, filled.body['items']], [200, 2]);
    const { items, headings, gaps } = await here.compiled();
    const added = items.slice(before.items.length);
    assert.deepEqual(
      added.map(({ assignments, due }) => [assignments[0]?.unit, due?.date]),
      [
        ['市大数据局', '2026-12-31'],
        ['市政务服务局', '2027-06-30'],
      ],
    );
    const [stored] = await here.tools.database.query<{ text: string; name: string }>(
      'select text, name from plan.document where id = $1',
      [filled.body['document']],
    );
    assert.equal(stored?.name, '清单.docx');
    for (const item of added) {
      assert.equal(item.annex?.document, filled.body['document']);
      const { start, end } = item.annex?.span ?? assert.fail();
      assert.ok(stored.text.slice(start, end).includes(item.title));
      assert.ok(headings.some(({ id }) => id === item.section));
      for (const { unit, span } of item.assignments)
        assert.equal(stored.text.slice(span.start, span.end), unit);
    }
    assert.equal(gaps.find(({ kind }) => kind === 'missing-annex')?.filled?.manner, 'file');
    // Units and rows are where they belong, though all have the place of the gap in the plan.
    const certainty = certaintyOf(await here.compiled());
    const doubts = added.flatMap(({ id }) => certainty.get(id)?.doubts.map(({ key }) => key) ?? [id]);
    assert.ok(!doubts.includes('units-inherited'), doubts.join());
    assert.deepEqual(items.slice(0, before.items.length), before.items);
  });

  test('typed words are content too; what came in is decided like the rest and goes to work', async () => {
    await using here = await house();
    const { plan } = here;
    const gap = idOf(await here.compiled(), 'unreadable-image');
    const typed = await here.send(
      'fill-gap',
      { plan, gap },
      '3.建设北部园区，由市财政局负责，2026年底前完成。',
    );
    assert.equal(typed.status, 200, JSON.stringify(typed.body));
    const { items, targets } = await here.compiled();
    const things = [
      ...items.map(({ id }) => ({ kind: 'item', id, seen: 0 })),
      ...targets.map(({ id }) => ({ kind: 'target', id, seen: 0 })),
    ];
    const early = await here.post('confirm-plan', { plan });
    assert.deepEqual(early.body.code, 'plan.undecided');
    assert.equal((await here.post('accept-things', { plan, things })).status, 200);
    const live = await here.post('confirm-plan', { plan });
    assert.deepEqual(live.body, { tasks: 3 });
    const late = await here.send('fill-gap', { plan, gap }, '1.太晚');
    assert.equal(late.body.code, 'plan.not-a-draft');
  });

  test('the words of an item of an annex are its own, without its units', async () => {
    await using here = await house();
    const { plan } = here;
    const gap = idOf(await here.compiled(), 'missing-annex');
    const words = '1.建设数据机房，由市大数据局牵头办理。（责任单位：市大数据局）\n2.开放公共数据。\n';
    await here.send('fill-gap', { plan, gap }, words);
    const bodies = partsOf(await here.compiled()).item.map(({ body }) => body);
    assert.deepEqual(bodies.slice(-2), ['建设数据机房，由市大数据局牵头办理。', '开放公共数据。']);
  });

  test('an image, a scan, bad bytes and gaps of other kinds are refused, and nothing is stored', async () => {
    await using here = await house();
    const { plan } = here;
    const before = await here.compiled();
    const gap = idOf(before, 'unreadable-image');
    const scan = handPdf([{ content: shownImage(0, 0, 595, 842), image: [900, 1200] }]);
    for (const [input, body, code] of [
      [{ plan, gap, name: 'a.jpg' }, Buffer.from('\xff\xd8\xff\xe0', 'latin1'), 'plan.image-file'],
      [{ plan, gap, name: 'a.pdf' }, scan, 'plan.only-images'],
      [{ plan, gap }, ANNEX, 'plan.not-typed'],
      [{ plan, gap }, '  ', 'plan.empty-document'],
      [{ plan, gap: 'missing-number:' }, '1.甲', 'plan.gap-not-found'],
      [{ plan, gap: 'unreadable-image:none.jpg' }, '1.甲', 'plan.gap-not-found'],
      [{ plan: '00000000-0000-4000-8000-000000000000', gap }, '1.甲', 'plan.not-found'],
    ] as const) {
      assert.equal((await here.send('fill-gap', input as never, body)).body.code, code);
    }
    assert.deepEqual(await here.compiled(), before);
    const [documents] = await here.tools.database.query<{ count: number }>(
      'select count(*)::int as count from plan.document',
    );
    assert.equal(documents?.count, 1);
  });

  test('the log names who filled in what, and a server that starts again knows it', async () => {
    await using here = await house();
    const { plan } = here;
    const gap = idOf(await here.compiled(), 'missing-annex');
    const { body } = await here.send('fill-gap', { plan, gap, name: 'a.docx' }, ANNEX);
    const entries = await here.tools.database.query<{ actor: string; resource: string }>(
      `select actor, resource from audit.entry where action = 'plan.fill-gap' order by sequence`,
    );
    assert.ok(entries.length > 0);
    for (const entry of entries)
      assert.deepEqual(entry, { actor: 'user:anybody', resource: `urn:ngsi-ld:ActionPlan:${plan}` });
    assert.equal((await here.tools.kernel.audit.verify()).brokenAt, null);
    const fills = await here.tools.database.query('select gap, manner, filled_by, document from plan.fill');
    assert.deepEqual(fills, [{ gap, manner: 'file', filled_by: 'user:anybody', document: body['document'] }]);
    const again = await here.tools.another();
    const board = (await again.registry.operations
      .get('plan/read-board')
      ?.operation.handle({} as never, { kernel: again } as never)) as Board;
    assert.equal(board.plans[0]?.counts.tasks, 4);
  });

  test('who may only read cannot fill in', async () => {
    await using here = await house();
    const app = await here.tools.server({ auth: true });
    const gap = idOf(await here.compiled(), 'unreadable-image');
    const query = new URLSearchParams({ plan: here.plan, gap });
    const status = async (headers: object) => {
      const url = `/api/plan/fill-gap?${query}`;
      const media = { 'content-type': 'text/plain', ...headers };
      return (await app.inject({ method: 'POST', url, payload: '1.甲', headers: media })).statusCode;
    };
    assert.equal(await status({}), 401);
    assert.equal(await status(await headersOf(here.tools.kernel, 'viewer')), 403);
    assert.equal(await status(await headersOf(here.tools.kernel, 'administrator')), 200);
  });

  test('a scan is a draft with one gap, and is filled in like an annex', async () => {
    const page = { content: shownImage(0, 0, 595, 842), image: [900, 1200] } as const;
    await using here = await house(handPdf([page, page, page, page]));
    const { plan } = here;
    const before = await here.compiled();
    assert.deepEqual(
      before.gaps.map(({ kind, detail }) => [kind, detail]),
      [
        ['missing-title', ''],
        ['missing-number', ''],
        ['missing-date', ''],
        ['unreadable-image', '第1页.png … 第4页.png'],
      ],
    );
    const gap = idOf(before, 'unreadable-image');
    await here.send('fill-gap', { plan, gap, name: 'typed.txt' }, TEXT);
    const { title, documentNumber, issueDate, items } = await here.compiled();
    assert.deepEqual(
      [title, documentNumber, issueDate, items.length],
      ['演练市数字园区行动计划', '演练〔2025〕3号', '2025-01-10', 2],
    );
  });
});
