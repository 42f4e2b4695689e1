import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { asvsLevels, chapters } from '../../controls/asvs-ids.ts';
import { parseControls } from '../../controls/control.ts';
import { controlsPage } from '../../controls/controls-page.ts';
import { found } from './small-house.ts';

const DOCS = join(import.meta.dirname, '../../../docs');
const whole = {
  asvs: [...asvsLevels.keys()].map((id) => ({ id, about: 'so', state: 'not-met', note: 'not yet' })),
  gb22239: [{ id: '8.1.4.1 a)', about: 'so', state: 'met', asvs: ['6.2.1'] }],
};

/** What is found in a house whose list of controls was changed; the page is made from it. */
function foundIn(change: (list: typeof whole) => unknown): readonly string[] {
  const list = structuredClone(whole);
  change(list);
  const text = JSON.stringify(list, null, 1);
  const parsed = parseControls(text);
  return found({
    'docs/controls.json': text,
    ...(parsed === null ? {} : { 'docs/controls.md': controlsPage(parsed) }),
    'kernel/test/true.test.ts':
      "import { it } from 'node:test';\nit('is true', () => {});\nconst it2 = 'is not called';\nexport const a = it2;\n",
  }).map((line) => line.replace(/:\d+ /, ' '));
}
function first(list: typeof whole): Record<string, unknown> {
  return (list.asvs[0] ?? assert.fail()) as Record<string, unknown>;
}

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

test('a list that is whole and true has no findings', () => {
  assert.deepEqual(
    foundIn((list) =>
      Object.assign(first(list), {
        state: 'met',
        tests: ['kernel/test/true.test.ts: is true'],
        records: ['package.json'],
      }),
    ),
    [],
  );
});

test('what is left out, twice, unknown, without reason or not there is found', () => {
  const list = 'docs/controls.json controls';
  for (const [change, expected] of [
    [(all) => all.asvs.shift(), ['missing']],
    [(all) => all.asvs.push(...all.asvs.slice(0, 1)), ['order']],
    [(all) => all.asvs.splice(0, all.asvs.length, ...all.asvs.toReversed()), ['order']],
    [(all) => Object.assign(first(all), { id: '99.1.1' }), ['unknown', 'missing']],
    [(all) => Object.assign(first(all), { state: 'met' }), ['bare']],
    [(all) => Reflect.deleteProperty(first(all), 'note'), ['silent']],
    [(all) => Object.assign(first(all), { records: ['no/such.ts'] }), ['file']],
    [(all) => Object.assign(first(all), { tests: ['kernel/test/true.test.ts: is false'] }), ['test']],
    [(all) => Object.assign(first(all), { tests: ['kernel/test/true.test.ts: is not called'] }), ['test']],
    [(all) => Object.assign(first(all), { tests: ['kernel/test/no.test.ts: is true'] }), ['test']],
    [(all) => all.gb22239[0]?.asvs.push('1.2.10'), ['unknown']],
    [(all) => Object.assign(first(all), { state: 'certified' }), ['shape']],
  ] satisfies [(all: typeof whole) => unknown, readonly string[]][])
    assert.deepEqual(
      foundIn(change).toSorted(),
      expected.map((name) => `${list} ${name}`).toSorted(),
      String(change),
    );
});

test('a page that is older than the list is found', () => {
  assert.deepEqual(
    found({ 'docs/controls.json': JSON.stringify(whole), 'docs/controls.md': '# Controls\n' }),
    ['docs/controls.md:1 controls old'],
  );
});
