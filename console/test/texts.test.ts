import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readProblem } from '../data/request.ts';
import { curlCall } from '../data/world.ts';
import { readSearch, writeSearch } from '../shell/search-string.ts';
import { codeOf, safeNext } from '../shell/sign-in-code.ts';
import { matches, sortRows } from '../text/sort-rows.ts';
import { fill, lookupIn } from '../text/translate.ts';

test('placeholders are filled, and unknown ones stay readable', () => {
  assert.equal(fill('{count} 项，{other}', { count: 3 }), '3 项，{other}');
});

test('names of types are found at any owner, other texts only at their own', () => {
  const lookup = lookupIn({
    console: { 'a.b': 'console' },
    one: { 'a.b': 'one', 'x.y': 'secret' },
    two: { 'entities.Site.title': 'Site' },
  });
  assert.equal(lookup('one', 'a.b'), 'one');
  assert.equal(lookup('two', 'a.b'), 'console');
  assert.equal(lookup('two', 'x.y'), undefined);
  assert.equal(lookup('console', 'entities.Site.title'), 'Site');
});

test('a query keeps its texts as texts', () => {
  assert.deepEqual(readSearch('?token=0012&next=%2Fmap%3Fa%3D1'), { token: '0012', next: '/map?a=1' });
  assert.equal(writeSearch({ a: 'x y', b: undefined }), '?a=x+y');
  assert.equal(writeSearch({}), '');
});

test('a code may be pasted with its link', () => {
  assert.equal(codeOf('  http://127.0.0.1:4870/sign-in?token=Ab-3_x&y=1 '), 'Ab-3_x');
  assert.equal(codeOf('Ab-3_x'), 'Ab-3_x');
});

test('after signing in nobody is sent elsewhere', () => {
  assert.equal(safeNext('/map?entity=1'), '/map?entity=1');
  for (const next of [
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    '/sign-in?token=x',
    undefined,
  ]) {
    assert.equal(safeNext(next), '/');
  }
});

test('rows are sorted in their language, empty ones last', () => {
  const rows = [{ n: 10 }, { n: null }, { n: 9 }];
  assert.deepEqual(
    sortRows(rows, ({ n }) => n, false, 'en'),
    [{ n: 9 }, { n: 10 }, { n: null }],
  );
  assert.deepEqual(
    sortRows(rows, ({ n }) => n, true, 'en'),
    [{ n: 10 }, { n: 9 }, { n: null }],
  );
  assert.deepEqual(
    sortRows(['洛阳', '安阳'], (row) => row, false, 'zh-CN'),
    ['安阳', '洛阳'],
  );
});

test('a filter asks for every word', () => {
  assert.ok(matches('5g 郑州', ['郑州市 5G 基站']));
  assert.ok(!matches('5g 洛阳', ['郑州市 5G 基站', null]));
  assert.ok(matches(' ', []));
});

test('a page of a proxy is no problem document', () => {
  assert.equal(readProblem('<html>'), null);
  assert.equal(readProblem('{"code":"a.b","status":400}')?.code, 'a.b');
});

test('a call for the terminal survives quotes', () => {
  const call = { method: 'PATCH', path: '/x', body: `{"a":"it's"}` };
  assert.match(curlCall('http://h', call), /-d '\{"a":"it'\\''s"\}'$/);
});
