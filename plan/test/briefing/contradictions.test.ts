import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openHead } from '@yuheng/kernel/signed-head';
import { strFromU8, unzipSync } from 'fflate';
import type { Briefing } from '../../briefing/briefing.ts';
import type { LogHead } from '../../briefing/log-head.ts';
import type { PublishedBriefing } from '../../briefing/published.ts';
import { type ToldHouse, toldHouse } from '../contradictions/house.ts';

const PARK = 'urn:ngsi-ld:Park:lisi';
let told: ToldHouse;

/** Halls of a park that is called by a person's name stand still since August, and its unit says that all goes on plan. */
before(async () => {
  told = await toldHouse();
  for (let month = 3; month <= 11; month += 1) {
    const day = `2026-${String(month).padStart(2, '0')}-05T02:00:00.000Z`;
    told.at(day);
    const name = month === 3 ? { name: '李四' } : {};
    await told.record(PARK, { halls: 2 * Math.min(month, 8), ...name }, day);
  }
  const evidence = [{ kind: 'fact', entity: PARK, attribute: 'halls' }];
  const say = (kind: string, text: string) =>
    told.ok('give-feedback', { task: told.east, kind, text, evidence });
  told.at('2026-11-06T02:00:00.000Z');
  await say('behind', '主体工程停工，原因是审批');
  told.at('2026-11-10T02:00:00.000Z');
  await say('on-plan', '各项工作按计划有序推进，联系人王五');
  await told.check();
});
after(() => told[Symbol.asyncDispose]());

const head = { issuer: '演练市统筹办公室', code: '演数督' };

async function briefed(month: string): Promise<{ readonly id: string; readonly content: Briefing }> {
  const { briefing } = await told.ok<{ briefing: string }>('make-briefing', { month, ...head });
  const { content } = await told.ok<{ content: Briefing }>('read-briefing', { briefing });
  return { id: briefing, content };
}

/** All parts of an office file as one text. */
async function fileText(name: string, query: Record<string, string>): Promise<string> {
  const app = await told.house.tools.server();
  const answer = await app.inject(`/api/plan/${name}?${new URLSearchParams(query)}`);
  assert.equal(answer.statusCode, 200, answer.body.slice(0, 300));
  return Object.entries(unzipSync(answer.rawPayload))
    .filter(([part]) => /\.(?:xml|rels)$/.test(part))
    .map(([, bytes]) => strFromU8(bytes).replaceAll(/<\/?w:(?:r|rPr|t)[^>]*>/g, ''))
    .join('\n');
}

describe('contradictions in a briefing', () => {
  test('stand with what was reported, what is recorded and since when; every number leads to its evidence', async () => {
    const { content } = await briefed('2026-11');
    const { words, rows } = content.contradictions ?? assert.fail();
    assert.equal(words[0]?.[0]?.key, 'contradictions.count');
    const [row, ...more] = rows;
    assert.ok(row !== undefined && more.length === 0);
    const [listed] = await told.rows();
    assert.deepEqual(
      [row.contradiction, row.kind, row.certainty, row.unit, row.since, row.said.on],
      [listed?.id, 'no-progress', 'certain', '市工业和信息化局', '2026-08-05', '2026-11-10'],
    );
    assert.deepEqual([row.said.task, row.said.text], [told.east, '各项工作按计划有序推进，联系人王五']);
    const [recorded] = row.recorded;
    assert.deepEqual(recorded?.label, '李四');
    const shown = recorded?.after?.value ?? assert.fail();
    assert.ok('evidence' in shown && shown.value === 16);
    const notes = new Map(content.evidence.map(({ id, of }) => [id, of]));
    const note = notes.get(shown.evidence);
    assert.ok(note?.kind === 'record' && note.entity === PARK && note.attribute === 'halls');
    const fact = await told.house.tools.kernel.facts.history({
      entity: PARK,
      attributes: ['halls'],
      limit: 50,
    });
    assert.ok(fact.some(({ observedAt }) => observedAt && new Date(observedAt).toISOString() === note.at));
    const line = notes.get(row.said.evidence);
    assert.ok(line?.kind === 'said');
    const journal = await told.house.tools.kernel.cases.journal(line.case);
    assert.ok(journal.some(({ sequence, note: text }) => sequence === line.line && text.includes('王五')));
    const { days } = row.reason.values;
    assert.ok(
      days !== undefined && 'evidence' in days && notes.get(days.evidence)?.kind === 'contradictions',
    );
    assert.ok(content.problems.flat().some(({ key }) => key === 'problems.contradicted'));
  });

  test('of a month that is over are those that were in question at its end', async () => {
    assert.deepEqual((await briefed('2026-10')).content.contradictions?.rows, []);
    const [row] = await told.rows();
    told.at('2026-12-03T02:00:00.000Z');
    const { basis } = await told.read(row?.id ?? '');
    await told.ok('dismiss-contradiction', {
      contradiction: row?.id,
      seen: basis,
      reason: '冬季停工，已备案',
    });
    assert.equal((await briefed('2026-11')).content.contradictions?.rows.length, 1);
    const december = (await briefed('2026-12')).content.contradictions;
    assert.deepEqual([december?.rows.length, december?.words[0]?.[0]?.key], [0, 'contradictions.none']);
  });

  test('are in the document and the workbook with links to both sides, and in what is published without names', async () => {
    const { id, content } = await briefed('2026-11');
    const row = content.contradictions?.rows[0] ?? assert.fail();
    const site = 'https://plan.example';
    for (const language of ['zh-CN', 'en']) {
      const docx = await fileText('export-briefing', { briefing: id, format: 'docx', site, language });
      assert.ok(docx.includes(language === 'en' ? 'IV. Reports' : '四、报告与记录不一致'));
      for (const inner of [`${site}/contradictions/${row.contradiction}`, '联系人王五', '李四'])
        assert.ok(docx.includes(inner), inner);
      assert.ok(docx.includes(`${site}/?task=${encodeURIComponent(told.east)}`));
      const xlsx = await fileText('export-briefing', { briefing: id, format: 'xlsx', language });
      for (const inner of [row.contradiction, row.said.evidence, '联系人王五'])
        assert.ok(xlsx.includes(inner));
    }
    await told.ok('publish-briefing', { briefing: id });
    const month = '2026-11';
    const published = await told.ok<{ content: PublishedBriefing }>('read-published-briefing', { month });
    const open = published.content.contradictions?.[0] ?? assert.fail();
    assert.deepEqual([open.contradiction, open.recorded[0]?.label], [row.contradiction, null]);
    const known = new Set(published.content.evidence.map(({ id: note }) => note));
    const named = [...JSON.stringify(published.content).matchAll(/"evidence":"([^"]+)"/g)].map(
      ([, note]) => note,
    );
    assert.ok(
      named.length > 10 && named.every((note) => known.has(note ?? '')),
      'every mark leads somewhere',
    );
    const { 'zh-CN': chinese } = published.content.words;
    assert.ok((chinese.contradictions?.[0]?.length ?? 0) > 3);
    for (const text of [
      JSON.stringify(published),
      await fileText('export-published-briefing', { month, format: 'docx' }),
      await fileText('export-published-briefing', { month, format: 'xlsx' }),
    ])
      for (const name of ['李四', '王五', 'lisi']) assert.ok(!text.includes(name), name);
  });
});

test('a published briefing carries the newest kept head of the log, in its data and on its paper', async () => {
  const { kernel } = told.house.tools;
  await kernel.audit.keepHead();
  const { id } = await briefed('2026-12');
  const unpublished = await fileText('export-briefing', { briefing: id, format: 'docx' });
  assert.ok(!unpublished.includes('日志状态'), 'nothing is published yet');
  await told.ok('publish-briefing', { briefing: id });
  const { content } = await told.ok<{ content: PublishedBriefing }>('read-published-briefing', {
    month: '2026-12',
  });
  const kept = content.head ?? assert.fail();
  const opened = openHead(kept.checkpoint, kept.vkey) ?? assert.fail();
  assert.deepEqual([opened.size, opened.root.toString('base64')], [kept.size, kept.root]);
  assert.ok(kept.size > 0);
  const growth = (await kernel.audit.proveGrowth(kept.size)) ?? assert.fail();
  assert.equal(growth.from.root, opened.root.toString('hex'), 'the log holds what was printed');
  const read = await told.ok<{ head: LogHead | null }>('read-briefing', { briefing: id });
  assert.deepEqual(read.head, kept);
  for (const name of ['export-briefing', 'export-published-briefing'] as const) {
    const of: Record<string, string> = name === 'export-briefing' ? { briefing: id } : { month: '2026-12' };
    const docx = await fileText(name, { ...of, format: 'docx' });
    assert.ok(docx.includes(kept.root) && docx.includes(String(kept.size)), name);
  }
});
