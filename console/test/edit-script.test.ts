import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { editScript, likeness, type Stretch } from '../text/edit-script.ts';

const side = (stretches: readonly Stretch[], own: 'removed' | 'added') =>
  stretches.flatMap(({ kind, text }) => (kind === 'same' || kind === own ? [text] : [])).join('');

const texts = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'建成3个5以上数字园区，。 5G network12.5'), maxLength: 80 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
);

describe('the words that changed', () => {
  test('both texts can be read from the stretches, whatever they are', () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const stretches = editScript(before, after);
        assert.equal(side(stretches, 'removed'), before);
        assert.equal(side(stretches, 'added'), after);
        assert.ok(stretches.every(({ text }) => text !== ''));
      }),
      { numRuns: 500 },
    );
  });

  test('a text and itself differ in nothing; two with nothing in common in everything', () => {
    fc.assert(
      fc.property(texts, (text) => {
        assert.ok(editScript(text, text).every(({ kind }) => kind === 'same'));
      }),
    );
    assert.deepEqual(
      editScript('甲乙', '丙丁').map(({ kind, text }) => `${kind} ${text}`),
      ['removed 甲乙', 'added 丙丁'],
    );
  });

  test('numbers are not taken apart', () => {
    assert.deepEqual(
      editScript('突破1000亿元', '突破1200亿元').map(({ kind, text }) => `${kind} ${text}`),
      ['same 突破', 'removed 1000', 'added 1200', 'same 亿元'],
    );
  });

  test('texts of a hundred thousand characters that share nothing are one block, not a search', () => {
    const [before, after] = ['甲乙'.repeat(50_000), '丙丁'.repeat(50_000)];
    assert.equal(editScript(before, after).length, 2);
  });

  test('two texts are as like as the longer one has of the other', () => {
    assert.equal(likeness('建成3个数字园区', '建成5个数字园区'), 7 / 8);
    assert.equal(likeness('建成园区', '设立引导基金'), 0);
    assert.equal(likeness('', ''), 0);
    assert.equal(likeness('26 open', 'the 26 open ones are cancelled') < 0.5, true);
  });
});
