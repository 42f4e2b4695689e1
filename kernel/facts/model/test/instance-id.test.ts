import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { instanceIdOf, newInstanceId } from '../instance-id.ts';

const uuid = (version: number) =>
  new RegExp(`^[\\da-f]{8}-[\\da-f]{4}-${version}[\\da-f]{3}-[89ab][\\da-f]{3}-[\\da-f]{12}$`);

describe('instance id', () => {
  it('is a version 7 UUID of its millisecond, and each is after the one before', () => {
    const now = Date.now() + 1_000_000;
    const ids = Array.from({ length: 20_000 }, (_, index) => newInstanceId(now + Math.floor(index / 6000)));
    for (const id of ids) assert.match(id, uuid(7));
    assert.equal(Number.parseInt((ids[0] ?? '').replaceAll('-', '').slice(0, 12), 16), now);
    for (const [index, id] of ids.entries())
      assert.ok(index === 0 || id > (ids[index - 1] ?? ''), `${ids[index - 1]} ${id}`);
  });

  it('keeps its order when the clock goes back', () => {
    const later = newInstanceId(Date.now() + 2_000_000);
    assert.ok(newInstanceId(Date.now()) > later);
  });

  it('made from content is a version 8 UUID: the same for the same, another for another', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        assert.match(instanceIdOf(a), uuid(8));
        assert.equal(instanceIdOf(a) === instanceIdOf(b), a === b);
      }),
    );
  });
});
