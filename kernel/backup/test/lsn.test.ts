import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { lsnText, parseLsn, segmentAt, segmentStart, stretchesOf } from '../lsn.ts';

const MIB = 1024 ** 2;
const places = fc.bigInt({ min: 0n, max: 2n ** 60n });
const sizes = fc.constantFrom(1, 16, 64, 1024).map((megabytes) => megabytes * MIB);

test('places read and written are the same, in the form of PostgreSQL', () => {
  assert.equal(parseLsn('16/B374D848'), 0x16b374d848n);
  assert.equal(lsnText(0x16b374d848n), '16/B374D848');
  fc.assert(fc.property(places, (lsn) => assert.equal(parseLsn(lsnText(lsn)), lsn)));
  for (const wrong of ['', '1', '/', '1/', 'x/1', '1/123456789', '1/2/3'])
    assert.throws(() => parseLsn(wrong), RangeError);
});

test('segments have the names that pg_walfile_name gives them', () => {
  assert.equal(segmentAt(1, parseLsn('0/1500000'), 16 * MIB), '000000010000000000000001');
  assert.equal(segmentAt(2, parseLsn('1/0'), 16 * MIB), '000000020000000100000000');
  assert.equal(segmentAt(1, parseLsn('0/FF000000'), 16 * MIB), '0000000100000000000000FF');
  assert.equal(segmentAt(1, parseLsn('0/FF000000'), 64 * MIB), '00000001000000000000003F');
});

test('stretches follow each other without a gap, each within a segment', () => {
  const lengths = fc.bigInt({ min: 0n, max: 200n * BigInt(MIB) });
  fc.assert(
    fc.property(places, lengths, sizes, (from, length, bytes) => {
      const stretches = stretchesOf(1, from, from + length, bytes);
      let place = from;
      for (const { name, from: begin, to } of stretches) {
        assert.equal(name, segmentAt(1, place, bytes));
        assert.equal(BigInt(begin), place - segmentStart(place, bytes));
        assert.ok(begin < to && to <= bytes);
        place += BigInt(to - begin);
      }
      assert.equal(place, from + length);
    }),
  );
});
