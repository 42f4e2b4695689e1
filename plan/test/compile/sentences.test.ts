import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { compileDocument } from '../../compile/compile-document.ts';
import { sentenceOutcome } from './sentence-outcome.ts';

const folder = join(import.meta.dirname, 'sentences');

/**
 * Each file holds sentences as `goal …`, `work …`, `approach …` or `background …`, and indented below each what its
 * numbers are: `>= 60 % 2025` for a target, `30% past` for any other.
 */
for (const file of readdirSync(folder)) {
  const text = readFileSync(join(folder, file), 'utf8');
  for (const block of text.split(/\n(?=\S)/).filter((words) => words.trim() !== '')) {
    const [said = '', ...expected] = block.split('\n').filter((line) => line.trim() !== '');
    test(`${file}: ${said}`, () => {
      const [, section = '', sentence = ''] = /^(\w+) (.*)$/s.exec(said) ?? [];
      assert.deepEqual(
        sentenceOutcome(section, sentence, compileDocument),
        expected.map((line) => line.trim()),
      );
    });
  }
}
