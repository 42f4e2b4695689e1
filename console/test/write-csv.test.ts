import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { writeCsv } from '../text/write-csv.ts';

test('cells are quoted where they must be', () => {
  assert.equal(writeCsv(['a', 'b'], [['x,y', 'he said "no"']]), '\uFEFFa,b\r\n"x,y","he said ""no"""\r\n');
  assert.equal(
    writeCsv(['a'], [['two\nlines'], [null], [3.5], [true]]),
    '\uFEFFa\r\n"two\nlines"\r\n\r\n3.5\r\ntrue\r\n',
  );
});

test('no text can become a formula', () => {
  for (const start of ['=', '+', '-', '@', '\t', '\r', '＝']) {
    const [, cell = ''] = writeCsv(['a'], [[`${start}HYPERLINK("x")`]]).split('a\r\n');
    assert.match(cell, /^"?'/, JSON.stringify(start));
  }
});

test('a negative number stays a number', () => {
  assert.equal(writeCsv(['a'], [[-5]]), '\uFEFFa\r\n-5\r\n');
});

test('every row keeps its number of cells', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 2, maxLength: 5 }), (cells) => {
      const text = writeCsv(['h'], [cells]).slice(4);
      const outside = text.replace(/"(?:[^"]|"")*"/g, '');
      assert.equal(outside.split(',').length, cells.length);
    }),
  );
});
