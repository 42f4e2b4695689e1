import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wordsOf } from '../../confirm/words-of.ts';

const text = `前文。${'建设园区 '.repeat(1000)}`;
const plan = { span: { start: 3, end: text.length } };

test('the words at a span within the plan, if they are words and one piece of work', () => {
  assert.equal(wordsOf(text, plan, { start: 3, end: 7 }), '建设园区');
  for (const [span, why] of [
    [{ start: 2, end: 7 }, 'before the plan'],
    [{ start: text.length - 1, end: text.length + 1 }, 'behind the plan'],
    [{ start: 7, end: 7 }, 'nothing'],
    [{ start: 7, end: 3 }, 'backwards'],
    [{ start: 3, end: 8 }, 'blank at the end'],
    [{ start: 7, end: 12 }, 'blank at the beginning'],
    [{ start: 3, end: 4007 }, 'longer than any item'],
  ] as const)
    assert.equal(wordsOf(text, plan, span), null, why);
});
