import assert from 'node:assert/strict';
import { test } from 'node:test';
import { planIntakeErrors } from '../../intake/errors.ts';
import english from '../../messages/en.json' with { type: 'json' };
import chinese from '../../messages/zh-CN.json' with { type: 'json' };

test('every error has its text in both languages, with the same values', () => {
  for (const code of Object.keys(planIntakeErrors)) {
    const values = (text: string | undefined) => (text ?? assert.fail(code)).match(/\{\w+\}/g)?.toSorted();
    const [zh, en] = [chinese, english].map((texts) => (texts as Record<string, string>)[`errors.${code}`]);
    assert.deepEqual(values(zh), values(en));
  }
});
