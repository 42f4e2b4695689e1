import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCase } from '../../case/coverage-case.ts';
import { changedCase } from '../../rules/site-changes.ts';

test('a site that is changed twice is refused: which of the two was meant is not guessed', () => {
  const given = readCase({
    cell: 20,
    reach: 600,
    carrier: { frequency: 3500, bandwidth: 100, spacing: 30 },
    antennas: { all: { kind: 'isotropic', gain: 0 } },
    sites: [
      {
        id: 'a',
        longitude: 113.65,
        latitude: 34.76,
        height: 30,
        cells: [{ id: '1', antenna: 'all', azimuth: 0, tilt: 0, power: 46 }],
      },
    ],
  });
  assert.equal(changedCase(given, [{ site: 'a', height: 20 }]).sites[0]?.height, 20);
  assert.throws(
    () =>
      changedCase(given, [
        { site: 'a', height: 20 },
        { site: 'a', height: 25 },
      ]),
    { code: 'network.bad-changes' },
  );
});
