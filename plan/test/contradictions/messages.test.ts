import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kinds, sayings } from '../../contradictions/rules/record.ts';
import english from '../../messages/en.json' with { type: 'json' };
import chinese from '../../messages/zh-CN.json' with { type: 'json' };

/** Why a contradiction is one, as the rules name it. */
const reasons = [
  'stalled',
  'stalled-perhaps',
  'silent',
  'contrary',
  'contrary-perhaps',
  'figure',
  'figure-little',
  'increase',
  'not-met',
  'met-but-old',
  'nothing-named',
  'nothing-since',
  'withdrawn',
  'revised',
  'fell',
  'changed',
  'artefact',
  'artefact-one-unit',
  'increase-same',
  'increase-sum',
  'repeated',
  'repeated-undecided',
];

test('every kind, saying, certainty and reason of a contradiction has its words in both languages, and no other', () => {
  const keys = [
    ...kinds.map((kind) => `contradiction.kind.${kind}`),
    ...sayings.map((said) => `contradiction.saying.${said}`),
    ...['certain', 'likely'].map((certainty) => `contradiction.certainty.${certainty}`),
    ...reasons.map((reason) => `contradiction.reason.${reason}`),
  ];
  for (const texts of [chinese, english]) {
    for (const key of keys) assert.ok(Object.hasOwn(texts, key), key);
    const told = Object.keys(texts).filter((key) =>
      /^contradiction\.(?:kind|saying|certainty|reason)\./.test(key),
    );
    assert.deepEqual(told.toSorted(), keys.toSorted());
  }
});
