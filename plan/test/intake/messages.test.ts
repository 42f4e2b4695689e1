import assert from 'node:assert/strict';
import { test } from 'node:test';
import { planIntakeErrors } from '../../intake/errors.ts';
import messages from '../../intake/messages.part.json' with { type: 'json' };

test('every error has its text in both languages, with the same values', () => {
  for (const code of Object.keys(planIntakeErrors)) {
    const values = (text: string | undefined) => (text ?? assert.fail(code)).match(/\{\w+\}/g)?.toSorted();
    const texts = [messages['zh-CN'], messages.en].map(
      (language) => (language as Record<string, string>)[`errors.${code}`],
    );
    assert.deepEqual(values(texts[0]), values(texts[1]));
  }
});
