import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { floorLevels } from '../../indoor/floor-levels.ts';
import { laidPicture, pictureEdge, pictureExtent, scaledBy } from '../../indoor/picture-scale.ts';
import { fitsScreen, pictureSize } from '../../indoor/picture-size.ts';
import { roomSummaries } from '../../indoor/room-summary.ts';
import { hall, headAt } from './indoor-sample.ts';
import { jpeg, png } from './picture-sample.ts';

describe('a picture of a floor plan', () => {
  it('is known by what it is, not by its name, and only whole', () => {
    assert.deepEqual(pictureSize(png), { media: 'image/png', width: 3, height: 2 });
    assert.deepEqual(pictureSize(jpeg), { media: 'image/jpeg', width: 5, height: 4 });
    assert.equal(pictureSize(png.subarray(0, -1)), null);
    assert.equal(pictureSize(jpeg.subarray(0, -2)), null);
    for (const other of ['', 'GIF89a', '<svg xmlns="http://www.w3.org/2000/svg"/>'])
      assert.equal(pictureSize(Buffer.from(other)), null);
  });

  it('has as many pixels as its header says, along a side and in all', () => {
    const sized = (width: number, height: number) => {
      const [wide, tall] = [Buffer.from(png), Buffer.from(jpeg)];
      wide.writeUInt32BE(width, 16);
      wide.writeUInt32BE(height, 20);
      tall.writeUInt16BE(height, 13);
      tall.writeUInt16BE(width, 15);
      return [pictureSize(wide), pictureSize(tall)];
    };
    for (const [width, height, fits] of [
      [8000, 5000, true],
      [5000, 8000, true],
      [8001, 1, false],
      [1, 8001, false],
      [8000, 5001, false],
      [6325, 6325, false],
      [6324, 6324, true],
    ] as const)
      for (const size of sized(width, height)) {
        assert.ok(size);
        assert.deepEqual([size.width, size.height], [width, height]);
        assert.equal(fitsScreen(size), fits, `${size.media} ${width} × ${height}`);
      }
  });

  it('makes nothing fall over, whatever its bytes are', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc
        .uint8Array({ maxLength: 200 })
        .map((more) => Buffer.concat([Buffer.from([0xff, 0xd8]), more, Buffer.from([0xff, 0xd9])])),
    );
    fc.assert(
      fc.property(bytes, (each) => {
        const size = pictureSize(each);
        assert.ok(size === null || (size.width > 0 && size.height > 0));
      }),
    );
  });

  it('gets its scale from two points, the first of which stays', () => {
    const picture = laidPicture({ id: 'p', width: 800, height: 400 }, { west: 0, east: 40, south: 0 });
    assert.deepEqual(pictureExtent(picture), { width: 40, height: 20 });
    const scaled = scaledBy(picture, [10, 5], [20, 5], 25);
    assert.ok(scaled);
    assert.deepEqual([scaled.scale, scaled.x, scaled.y], [0.125, -15, -7.5]);
    assert.deepEqual(pictureEdge(scaled), [
      [-15, -7.5],
      [85, -7.5],
      [85, 42.5],
      [-15, 42.5],
    ]);
    assert.equal(scaledBy(picture, [10, 5], [10, 5], 25), null);
    assert.equal(scaledBy(picture, [10, 5], [10.001, 5], 5000), null);
  });
});

describe('rooms of a floor', () => {
  it('tell their own share and weakest place', () => {
    const wall = { from: [10, -1], to: [10, 13], material: 'concrete' } as const;
    const room = (name: string, west: number, east: number) => ({
      name,
      corners: [
        [west, 0],
        [east, 0],
        [east, 12],
        [west, 12],
      ] as [number, number][],
    });
    const rooms = [room('甲', 0, 10), room('乙', 10, 20), room('外', 40, 50)];
    const floor = floorLevels(
      hall({ walls: [{ ...wall, from: [10, -1], to: [10, 13] }], parts: [headAt(3, 6)], rooms }),
      0,
    );
    const [own, other, outside] = roomSummaries(rooms, floor, -85);
    assert.ok(own && other && outside);
    assert.deepEqual([own.area, own.share], [120, 1]);
    assert.ok(other.share !== null && other.share < 1);
    assert.ok((own.weakest ?? 0) > (other.weakest ?? 0) + 10);
    assert.deepEqual([outside.share, outside.weakest], [null, null]);
  });
});
