import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCase } from '../../case/coverage-case.ts';
import { layOut } from '../../case/lay-out.ts';

const site = (id: string, longitude: number) => ({
  id,
  longitude,
  latitude: -16.8,
  height: 30,
  cells: [{ id: '1', antenna: 'plain', azimuth: 0, tilt: 0, power: 40 }],
});

test('sites on both sides of the meridian of 180° are as far apart as they are', () => {
  const given = readCase({
    cell: 50,
    reach: 1000,
    carrier: { frequency: 3500, bandwidth: 100, spacing: 30 },
    antennas: { plain: { kind: 'isotropic', gain: 0 } },
    sites: [site('west', 179.99), site('east', -179.99)],
  });
  const { grid, sites } = layOut(given, '38901', new Map());
  const [west, east] = sites;
  // 0.02° of longitude at 16.8° south.
  assert.ok(Math.abs((east?.x ?? 0) - (west?.x ?? 0) - 2131) < 3, `${west?.x} ${east?.x}`);
  assert.ok(grid.columns < 100, `${grid.columns} columns`);
});
