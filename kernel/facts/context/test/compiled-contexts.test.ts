import assert from 'node:assert/strict';
import { it } from 'node:test';
import { CompiledContexts } from '../compiled-contexts.ts';

it('keeps compiled contexts by what they weigh, the last used longest', async () => {
  const contexts = new CompiledContexts(() => Promise.reject(new Error('nothing is read')));
  const small = { word: 'https://a.example/word' };
  const kept = await contexts.of(small);
  for (let round = 0; round < 20; round += 1) {
    const terms = Array.from({ length: 5000 }, (_, index) => [
      `t${index}`,
      `https://a.example/${round}/${index}`,
    ]);
    await contexts.of(Object.fromEntries(terms));
    assert.equal(await contexts.of(small), kept);
    assert.ok(contexts.weight <= 16_000_000, String(contexts.weight));
  }
  assert.ok(contexts.weight > 8_000_000, String(contexts.weight));
  contexts.forget(() => true);
  const first = { first: 'https://a.example/first' };
  assert.equal(await contexts.of(first), await contexts.of(first));
});
