import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type DocumentMark, excerptAround, linesOf, marksOf, segmentsOf } from '../document-marks.ts';
import { plan, section, target, task } from './sample-plan.ts';

const mark = (start: number, end: number): DocumentMark => ({
  start,
  end,
  kind: 'task',
  id: `${start}`,
  label: '',
});

test('an excerpt is the paragraph around the span', () => {
  const text = '第一段。\n　　第二段说目标，还有下文。\n第三段。';
  const start = text.indexOf('目标');
  assert.deepEqual(excerptAround(text, { start, end: start + 2 }), {
    before: '第二段说',
    marked: '目标',
    after: '，还有下文。',
  });
});

test('a long paragraph is cut on both sides', () => {
  const text = `${'前'.repeat(500)}目标${'后'.repeat(500)}`;
  const { before, after } = excerptAround(text, { start: 500, end: 502 });
  assert.ok(before.startsWith('…') && before.length < 200);
  assert.ok(after.endsWith('…') && after.length < 200);
});

test('segments cover the line, letter for letter, under the right marks', () => {
  const spans = fc.array(
    fc.tuple(fc.nat(60), fc.nat(60)).map(([a, b]) => mark(Math.min(a, b), Math.max(a, b) + 1)),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(spans, fc.nat(30), fc.integer({ min: 1, max: 30 }), (marks, start, length) => {
      const line = { start, end: start + length };
      const segments = segmentsOf(line, marks);
      assert.equal(segments[0]?.start, line.start);
      assert.equal(segments.at(-1)?.end, line.end);
      segments.forEach((segment, index) => {
        assert.equal(segment.end, segments[index + 1]?.start ?? line.end);
        const over = marks.filter((each) => each.start <= segment.start && each.end >= segment.end);
        assert.deepEqual(segment.marks, over);
      });
    }),
  );
});

test('lines keep their places and empty ones are left out', () => {
  const text = '一\r\n\r\n　　\n二';
  assert.deepEqual(
    linesOf(text).map(({ start, end }) => text.slice(start, end)),
    ['一', '二'],
  );
});

test('marks of a plan come in the order of the text, units inside their task', () => {
  const text = '一、任务\n建设基站，省局负责。规模超过10个。';
  const start = text.indexOf('建设');
  const built = { ...task('t1', '建设基站', ['省局']), span: { start, end: start + 10 } };
  const sample = plan({
    sections: [section('s', 1, '任务', 2, [built])],
    targets: [target('g', { span: { start: text.indexOf('规模'), end: text.length - 1 } })],
    gaps: [{ kind: 'missing-date', detail: '', span: null }],
  });
  assert.deepEqual(
    marksOf(sample, text).map(({ kind, start: from, end }) => [kind, text.slice(from, end)]),
    [
      ['heading', '任务'],
      ['task', '建设基站，省局负责。'],
      ['unit', '省局'],
      ['target', '规模超过10个'],
    ],
  );
});
