import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { digestOf } from '@yuheng/kernel/digest';
import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { isPublicBody } from '../../briefing/public-body.ts';
import type { PublishedBriefing } from '../../briefing/published.ts';
import { pack } from '../../pack.ts';
import { briefed, house } from './house.ts';

interface Published {
  readonly version: number;
  readonly digest: string;
  readonly content: PublishedBriefing;
}

describe('a published briefing', () => {
  test('is frozen, versioned, readable without sign-in, and withdrawn again', async () => {
    const here = await house();
    await using tools = here.tools;
    const closed = await tools.server({ auth: true });
    const read = async () => {
      const answer = await closed.inject('/api/plan/read-published-briefing?month=2026-03');
      return { status: answer.statusCode, answer: answer.json<Published & { code?: string }>() };
    };
    assert.equal((await closed.inject('/api/plan/list-briefings')).statusCode, 401);
    assert.equal((await read()).answer.code, 'plan.not-published');
    const first = await briefed(here);
    const publish = (briefing: string) =>
      here.call<{ version: number; digest: string }>('publish-briefing', { briefing });
    const shown = await publish(first.id);
    assert.deepEqual([shown.status, shown.answer.version], [200, 1]);
    assert.equal((await publish(first.id)).answer.code, 'plan.published-already');
    const public1 = await read();
    assert.equal(public1.answer.digest, digestOf(public1.answer.content), 'anybody can compute the digest');
    const task = here.plan.sections.flatMap(({ tasks }) => tasks)[0]?.id;
    await here.call('move-task', { task, transition: 'accept', note: '' });
    assert.deepEqual((await read()).answer, public1.answer, 'what changes afterwards changes nothing of it');
    const second = await briefed(here);
    assert.equal((await publish(second.id)).answer.version, 2);
    assert.equal((await read()).answer.version, 2);
    assert.equal(
      (await here.call('withdraw-briefing', { briefing: second.id, reason: '数据有误' })).status,
      200,
    );
    const gone = await read();
    assert.deepEqual([gone.status, gone.answer.code], [410, 'plan.briefing-withdrawn']);
    assert.ok(!JSON.stringify(gone.answer).includes('数据有误'), 'why is not for the public');
    assert.deepEqual((await closed.inject('/api/plan/list-published-briefings')).json(), { briefings: [] });
    assert.equal((await publish(second.id)).answer.version, 3);
    const { briefings } = (
      await here.call<{ briefings: { id: string; case: string; version: number | null }[] }>(
        'list-briefings',
        {},
      )
    ).answer;
    assert.deepEqual(
      briefings.map(({ version }) => version),
      [3, null],
    );
    const journal = await tools.kernel.cases.journal(briefings[0]?.case ?? '');
    assert.deepEqual(
      journal.map(({ transition }) => transition),
      ['open', 'publish', 'withdraw', 'publish'],
    );
    assert.ok(journal[2]?.note === '数据有误' && journal[1]?.note.startsWith('SHA-256 '));
  });

  test('names no person, neither in its words nor in its tables', async () => {
    const here = await house();
    await using tools = here.tools;
    const { id, content } = await briefed(here);
    assert.ok(JSON.stringify(content).includes('张三'), 'the office itself reads the note');
    await here.call('publish-briefing', { briefing: id });
    const { answer } = await here.call<Published>('read-published-briefing', { month: '2026-03' });
    const text = JSON.stringify(answer);
    for (const personal of ['张三', 'user:', 'madeBy', '"progress"'])
      assert.ok(!text.includes(personal), personal);
    assert.deepEqual(
      [
        '市财政局',
        '科技厅',
        '各县（市、区）人民政府',
        '演练市统筹办公室',
        '张三',
        '李建州',
        '王小明',
        'Li Wei',
      ].map(isPublicBody),
      [true, true, true, true, false, false, false, false],
    );
    const named = await briefed(here, { issuer: '张三' });
    assert.equal(
      (await here.call('publish-briefing', { briefing: named.id })).answer.code,
      'plan.issuer-no-body',
    );
    assert.deepEqual(tools.reported, []);
  });

  test('gives everybody the document and the workbook, and opens nothing else', async () => {
    const here = await house();
    await using tools = here.tools;
    const closed = await tools.server({ auth: true });
    const get = (name: string, query: object) =>
      closed.inject(`/api/plan/${name}?${new URLSearchParams(query as Record<string, string>)}`);
    const { id } = await briefed(here);
    const month = '2026-03';
    for (const format of ['docx', 'xlsx', 'json', 'iati', 'sdmx'])
      assert.equal((await get('export-published-briefing', { month, format })).statusCode, 404, format);
    await here.call('publish-briefing', { briefing: id });
    for (const language of ['zh-CN', 'en'])
      for (const format of ['docx', 'xlsx']) {
        const answer = await get('export-published-briefing', { month, format, language });
        assert.equal(answer.statusCode, 200);
        const parts = Object.values(unzipSync(answer.rawPayload))
          .map((part) => strFromU8(part))
          .join('\n');
        for (const inner of ['张三', '园区已封顶', 'user:', '?evidence=', '?task='])
          assert.ok(!parts.includes(inner), `${format}: ${inner}`);
        assert.ok(parts.includes('市发展改革委'), 'it is the briefing');
      }
    assert.equal(
      (await get('export-published-briefing', { month: '2026-02', format: 'docx' })).statusCode,
      404,
    );
    for (const [name, query] of [
      ['export-briefing', { briefing: id, format: 'docx' }],
      ['read-briefing', { briefing: id }],
      ['list-briefings', {}],
      ['read-board', {}],
      ['list-ledgers', {}],
    ] as const)
      assert.equal((await get(name, query)).statusCode, 401, name);
    const open = pack.operations
      .filter(({ permission }) => permission === null)
      .map(({ name }) => name as string);
    assert.deepEqual(open.toSorted(), [
      'export-published-briefing',
      'export-published-calendar',
      'list-published-briefings',
      'read-published-briefing',
    ]);
    await here.call('withdraw-briefing', { briefing: id, reason: '数据有误' });
    assert.equal((await get('export-published-briefing', { month, format: 'docx' })).statusCode, 410);
    assert.deepEqual(tools.reported, []);
  });

  test('is open data: IATI results and JSON (open-data.test.ts holds both against their standards)', async () => {
    const here = await house();
    await using tools = here.tools;
    const { id, content } = await briefed(here);
    await here.call('publish-briefing', { briefing: id });
    const get = async (format: string) => {
      const answer = await here.app.inject(
        `/api/plan/export-published-briefing?month=2026-03&format=${format}`,
      );
      assert.equal(answer.statusCode, 200);
      return answer.body;
    };
    assert.deepEqual(JSON.parse(await get('json')).content.ledger[0].task, content.ledger[0]?.task);
    const paths = new Map<string, Record<string, string>[]>();
    const open: string[] = [];
    const parser = new SaxesParser();
    parser.on('opentag', ({ name, attributes }) => {
      open.push(name);
      paths.set(open.join('>'), [...(paths.get(open.join('>')) ?? []), { ...attributes }]);
    });
    parser.on('closetag', () => void open.pop());
    parser.write(await get('iati')).close();
    const result = 'iati-activities>iati-activity>result';
    assert.equal(paths.get(result)?.length, content.targets.length);
    assert.deepEqual(paths.get(`${result}>indicator`)?.[0], {
      measure: '1',
      ascending: '1',
      'aggregation-status': '0',
    });
    assert.equal(paths.get('iati-activities>iati-activity>activity-date')?.[0]?.['iso-date'], '2025-01-10');
    assert.deepEqual(paths.get(`${result}>indicator>period>period-end`)?.[0], { 'iso-date': '2026-03-31' });
    assert.deepEqual(paths.get(`${result}>indicator>period>target`)?.[0], { value: '3' });
    assert.deepEqual(paths.get(`${result}>indicator>period>actual`)?.[0], { value: '2' });
    assert.deepEqual(tools.reported, []);
  });
});
