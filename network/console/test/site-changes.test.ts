import assert from 'node:assert/strict';
import { test } from 'node:test';
import { numberWithin } from '../number-within.ts';
import { placeOfText, quarterOf, textOfPlace } from '../place-text.ts';
import { gainShown } from '../share-gain.ts';
import { droppedAt, onMap, siteWith, withChange } from '../site-changes.ts';

const site = {
  id: 'A',
  longitude: 113,
  latitude: 34,
  height: 30,
  cells: [
    { id: '1', antenna: 'panel', azimuth: 0, tilt: 6, power: 53 },
    { id: '2', antenna: 'panel', azimuth: 120, tilt: 6, power: 53 },
  ],
};

test('changes of one site come together, field by field and cell by cell; the newest wins', () => {
  let changes = withChange([], { site: 'A', longitude: 113.1, latitude: 34.1 });
  changes = withChange(changes, { site: 'B', height: 20 });
  changes = withChange(changes, { site: 'A', cells: [{ id: '2', azimuth: 90 }] });
  changes = withChange(changes, { site: 'A', cells: [{ id: '2', tilt: 3 }], height: 40 });
  changes = withChange(changes, { site: 'A', longitude: 113.2, latitude: 34.1 });
  assert.equal(changes.length, 2);
  const moved = siteWith(site, changes);
  assert.deepEqual([moved.longitude, moved.latitude, moved.height], [113.2, 34.1, 40]);
  assert.deepEqual(moved.cells[0], site.cells[0]);
  assert.deepEqual(moved.cells[1], { ...site.cells[1], azimuth: 90, tilt: 3 });
  assert.equal(siteWith({ ...site, id: 'C' }, changes).height, 30);
});

test('a place goes into the address and back; what is none is none', () => {
  assert.deepEqual(placeOfText(textOfPlace(113.6254321, 34.7)), [113.625432, 34.7]);
  for (const text of [undefined, '', '113', '113,x', '200,10', '10,85', '1e3,4', '113.6,34.7,5'])
    assert.equal(placeOfText(text), null);
});

test('of a case in GCJ-02 or BD-09 the map has sites in WGS 84, and a drop goes back into the system of the case', () => {
  const shift = { WGS84: 0, CGCS2000: 0, GCJ02: 500, BD09: 1000 } as const;
  for (const [system, metres] of Object.entries(shift)) {
    const shown = onMap(site, system as keyof typeof shift);
    const [east, north] = [shown.longitude - site.longitude, shown.latitude - site.latitude];
    const moved = 111_195 * Math.hypot(east * Math.cos((site.latitude * Math.PI) / 180), north);
    // What each is known to be shifted by, in round figures.
    assert.ok(
      metres === 0 ? moved === 0 : moved > 0.4 * metres && moved < 2 * metres,
      `${system}: ${moved} m`,
    );
    const { longitude, latitude } = droppedAt('A', shown, system as keyof typeof shift);
    assert.deepEqual([longitude, latitude], [site.longitude, site.latitude], system);
  }
});

test('a place is told by its quarter of the earth', () => {
  assert.deepEqual(
    [quarterOf(114, 35), quarterOf(-114.1, 51), quarterOf(151, -33), quarterOf(-43, -22)],
    ['ne', 'nw', 'se', 'sw'],
  );
});

test('a gain is the difference of the figures that are shown', () => {
  // 95.7 and 95.1 are read: 0.6, though the shares themselves are 0.7 points apart.
  assert.equal(gainShown(0.95746, 0.95054), -0.6);
  assert.equal(gainShown(0.95704, 0.95696), 0);
  assert.equal(gainShown(null, 0.5), null);
});

test('a number is one within its limits', () => {
  assert.deepEqual(
    ['0', '360', '361', '-1', '', ' ', '1e2', 'x'].map((text) => numberWithin(text, 0, 360)),
    [0, 360, null, null, null, null, 100, null],
  );
});
