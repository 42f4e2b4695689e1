import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { eventIds } from '../events/world-event.ts';
import { pack } from '../pack.ts';

/** Every key that the pack's own declarations ask for. */
function* demandedKeys(): Generator<string> {
  yield 'title';
  for (const { name } of pack.operations) yield `operations.${name}`;
  for (const code of Object.keys(pack.errors)) yield `errors.${code}`;
  for (const id of eventIds) {
    yield `events.${id}.title`;
    yield `events.${id}.description`;
  }
  for (const { name, attributes } of pack.entities) {
    yield `entities.${name}.title`;
    for (const [attribute, declared] of Object.entries(attributes)) {
      yield `entities.${name}.attributes.${attribute}`;
      if ('oneOf' in declared) {
        for (const value of declared.oneOf ?? []) yield `entities.${name}.values.${attribute}.${value}`;
      }
    }
  }
}

describe('world pack', () => {
  const placeholders = (text = '') => (text.match(/\{\w+\}/g) ?? []).toSorted();
  const read = (language: string): Record<string, string> =>
    JSON.parse(readFileSync(join(pack.folder, 'messages', `${language}.json`), 'utf8'));

  for (const language of ['zh-CN', 'en']) {
    it(`names everything it declares, and nothing else, in ${language}`, () => {
      const messages = read(language);
      assert.deepEqual(Object.keys(messages).toSorted(), [...demandedKeys()].toSorted());
      for (const text of Object.values(messages)) assert.ok(text.trim().length > 0);
    });
  }

  it('fills the same places in both languages', () => {
    const [zh, en] = [read('zh-CN'), read('en')];
    for (const key of Object.keys(zh)) assert.deepEqual(placeholders(en[key]), placeholders(zh[key]), key);
  });
});
