import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { asvsLevels, chapters } from '../../controls/asvs-ids.ts';
import { parseControls } from '../../controls/control.ts';

const DOCS = join(import.meta.dirname, '../../../docs');
test('the ids of the standard are unique and in order: 70 of level 1, 183 of level 2', () => {
  const ids = [...asvsLevels.keys()];
  assert.equal(new Set(ids).size, ids.length);
  const place = (id: string): number => id.split('.').reduce((sum, part) => sum * 1000 + Number(part), 0);
  assert.deepEqual(
    ids.map(place),
    ids.map(place).toSorted((a, b) => a - b),
  );
  const levels = Map.groupBy(asvsLevels.values(), (level) => level);
  assert.deepEqual([levels.get(1)?.length, levels.get(2)?.length], [70, 183]);
  assert.deepEqual([...chapters.keys()], [...new Set(ids.map((id) => id.split('.')[0]))]);
});

test('our list has each of them once, in order', async () => {
  const list = parseControls(await readFile(join(DOCS, 'controls.json'), 'utf8')) ?? assert.fail();
  assert.deepEqual(
    list.asvs.map(({ id }) => id),
    [...asvsLevels.keys()],
  );
  const clauses = list.gb22239.map(({ id }) => id);
  assert.equal(new Set(clauses).size, clauses.length);
});
