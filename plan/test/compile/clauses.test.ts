import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readPieces } from '../../compile/clause/pieces.ts';

const folder = join(import.meta.dirname, 'clauses');
const letters = new Map(Object.entries({ commit: 'c', enable: 'e', encourage: 'n', grant: 'g' }));

/** Each file holds sentences with their actions in brackets: `[c 建立台账]` commits, e enables, n encourages, g grants. */
for (const file of readdirSync(folder)) {
  const lines = readFileSync(join(folder, file), 'utf8').split('\n');
  for (const line of lines.filter((words) => words !== '' && !words.startsWith('#'))) {
    test(`${file}: ${line}`, () => {
      const text = line.replaceAll(/\[[cegn] ([^\]]*)\]/g, '$1');
      const { actions } = readPieces(text, { start: 0, end: text.length }, []);
      assert.deepEqual(
        actions.map(({ modality, span }) => `${letters.get(modality)} ${text.slice(span.start, span.end)}`),
        [...line.matchAll(/\[([cegn] [^\]]*)\]/g)].map(([, action]) => action),
      );
    });
  }
}
