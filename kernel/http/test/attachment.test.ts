import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { attachment, fileName } from '../attachment.ts';

test('a name stays as it is, in both spellings', () => {
  assert.equal(
    attachment('郑州市 (2).kml'),
    `attachment; filename="_ (2).kml"; filename*=UTF-8''%E9%83%91%E5%B7%9E%E5%B8%82%20%282%29.kml`,
  );
  assert.equal(attachment('a.csv'), `attachment; filename="a.csv"; filename*=UTF-8''a.csv`);
});

test('a long name is cut before its ending; markup, paths and what sets direction are taken out', () => {
  const long = fileName(`${'覆'.repeat(200)}.geojson`);
  assert.ok(long.endsWith('覆.geojson') && Buffer.byteLength(long) <= 200);
  assert.equal(fileName('<b>a/b\\c: "x"?\u202e\r\n.tif'), '_b_a_b_c_ _x_.tif');
  assert.equal(fileName('..\\..\\.pmtiles'), '_.._.pmtiles');
  assert.equal(fileName('   .kml'), 'file.kml');
});

test('whatever the name: one line of ASCII, an ending that was there is there, and it reads back', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.constantFrom('.kml', '.xlsx', ''),
      (stem, ending) => {
        const value = attachment(stem + ending);
        assert.match(value, /^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''[\w.~!%-]+$/);
        const read = decodeURIComponent(value.split("''")[1] ?? '');
        assert.ok(read.endsWith(ending) && Buffer.byteLength(read) <= 200);
        assert.equal(read, fileName(read));
      },
    ),
  );
});
