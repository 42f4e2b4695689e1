import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileDocument } from '../../compile/compile-document.ts';
import { requirePlan } from '../../intake/require-plan.ts';

const compile = (text: string) => compileDocument(text, { name: 'a.txt', sha256: '' });

test('a text without numbered work is not taken for a plan', () => {
  assert.throws(() => requirePlan(compile('从前有座山。\n山里有座庙。')), {
    code: 'plan.not-a-plan',
    values: { name: 'a.txt' },
  });
  assert.doesNotThrow(() => requirePlan(compile('一、主要任务\n（一）建成5座桥。')));
});
