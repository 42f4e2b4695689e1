import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { compileAnnex, placeAnnex } from '../../compile/compile-annex.ts';
import { compileDocument } from '../../compile/compile-document.ts';
import { fillPlan } from '../../compile/fill-plan.ts';

const place = { id: 'p1-a1', at: { start: 40, end: 48 }, document: 'd' };
const annex = (text: string) => placeAnnex(compileAnnex(text), place);

test('an annex is compiled whatever its text begins with', () => {
  for (const [text, titles] of [
    ['建设北部园区。', ['建设北部园区']],
    ['3.建设北部园区。\n4.建设南部园区。', ['建设北部园区', '建设南部园区']],
    ['（三）建设北部园区。\n（四）建设南部园区。', ['建设北部园区', '建设南部园区']],
    ['序号\t任务\t责任单位\n1\t建设北部园区\t市财政局', ['建设北部园区']],
    ['重点任务清单\n一、网络\n1.建设北部园区。\n二、数据\n1.开放数据。', ['建设北部园区', '开放数据']],
    ['', []],
    [' \n\n', []],
  ] as const) {
    assert.deepEqual(
      annex(text).items.map(({ title }) => title),
      titles,
      text,
    );
  }
});

test('work of an annex takes the time of the plan where it names none', () => {
  const text =
    '甲县养老服务行动方案\n一、发展目标\n到2028年，床位达到500张。\n二、主要任务\n（一）建设设施。重点工程见附件1。\n附件：1.重点工程\n';
  const [plan] = compileDocument(text, { name: 'plan.txt', sha256: '' }).plans;
  const gap = plan?.gaps.find(({ kind }) => kind === 'missing-annex');
  assert.ok(plan !== undefined && gap !== undefined);
  const filled = { document: 'd', manner: 'typed', by: 'u', at: '2026-01-01T00:00:00Z' } as const;
  const words = '1.新建驿站20个。\n2.2027年底前改造食堂8处。\n3.每年培训护理员90人次。';
  const { targets } = fillPlan(plan, gap, filled, compileAnnex(words)).plan;
  assert.deepEqual(
    targets.map(({ subject, value, horizon }) => [subject, value, horizon?.year ?? null]),
    [
      ['床位', 500, 2028],
      ['驿站', 20, 2028],
      ['食堂', 8, 2027],
      ['护理员', 90, null],
    ],
  );
});

test('everything of an annex re-reads from its text', () => {
  const parts = fc.constantFrom(
    '一、网络',
    '（一）建设基站。',
    '1.建成5个园区。（责任单位：市财政局）',
    '2.推进应用，2027年底前完成。',
    '序号\t任务\t责任单位',
    '1\t建设机房\t市大数据局',
    '附件2',
    '随便写的一句话。',
    '',
  );
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 12 }), fc.constantFrom('', ' ', '\n\n　　'), (lines, lead) => {
      const text = lead + lines.join('\n');
      const { items, targets, headings } = annex(text);
      for (const part of [...items, ...targets, ...headings]) {
        assert.deepEqual(part.span, place.at);
        const { start, end } = part.annex?.span ?? assert.fail();
        assert.ok(start >= 0 && end <= text.length);
        assert.ok(text.slice(start, end).includes(part.text.split('\n')[0] ?? ''), part.text);
      }
      for (const { assignments, due } of items) {
        for (const { unit, span } of assignments) assert.equal(text.slice(span.start, span.end), unit);
        if (due !== null) assert.equal(text.slice(due.span.start, due.span.end), due.text);
      }
      const ids = [...items, ...targets, ...headings].map(({ id }) => id);
      assert.equal(new Set(ids).size, ids.length);
      assert.ok(ids.every((id) => id.startsWith('p1-a1')));
    }),
  );
});
