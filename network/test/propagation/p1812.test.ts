import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { midLatitude } from '../../propagation/p1812/mid-latitude.ts';
import { normalDeviate } from '../../propagation/p1812/normal-deviate.ts';
import { type P1812Link, p1812 } from '../../propagation/p1812/p1812.ts';
import { longestStretch, type PathProfile, shareOf } from '../../propagation/p1812/path-profile.ts';
import { referenceData } from './reference-data.ts';

const archive = referenceData('itu-r-p1812/p1812-8-validation.tar.xz');
const inland = { lapse: 45, refractivity: 325 };
const link: P1812Link = {
  frequency: 3.5,
  polarisation: 'vertical',
  heights: [25, 1.5],
  time: 50,
  places: 50,
  placeSpread: 0,
  latitude: 34.7,
  coast: [500, 500],
};

test('the reference losses, each within 1e-6 dB', { skip: archive.skip }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'yuheng-p1812-'));
  try {
    execFileSync('tar', ['-xf', archive.path, '-C', folder]);
    const profiles = join(folder, 'tests/validation_profiles');
    const cases = readdirSync(profiles).flatMap((name) => readCases(join(profiles, name)));
    assert.equal(cases.length, 63);
    for (const { profile, given, climate, expected, name } of cases) {
      const { loss } = p1812(profile, given, climate);
      assert.ok(Math.abs(loss - expected) <= 1e-6, `${name}: ${loss} instead of ${expected}`);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

/** A profile and its links, as the working parties exchange them. */
function readCases(path: string) {
  const lines = readFileSync(path, 'utf8').split(/\r?\n/);
  const section = (name: string) =>
    lines
      .slice(
        lines.findIndex((line) => line.startsWith(`{Begin of ${name}`)) + 1,
        lines.findIndex((line) => line.startsWith(`{End of ${name}`)),
      )
      .map((line) => line.split(','));
  const value = (name: string) => Number(lines.find((line) => line.startsWith(name))?.split(',')[1]);
  const rows = section('Profile').slice(1);
  const column = (index: number) => rows.map((row) => Number(row[index]));
  const profile: PathProfile = {
    distances: column(0),
    heights: column(1),
    clutter: column(3),
    zones: column(4),
  };
  const place = (end: string) => ({ latitude: value(`${end} LAT`), longitude: value(`${end} LON`) });
  const latitude = midLatitude(place('Tx'), place('Rx'), rows.map((row) => Number(row[0])).at(-1) ?? 0);
  const climate = {
    lapse: value('Average annual values dN'),
    refractivity: value('Average annual sea-level surface refractivity'),
  };
  return section('Measurements').map((cells, index) => ({
    name: `${path} ${index}`,
    profile,
    climate,
    expected: Number(cells[17]),
    given: {
      ...link,
      latitude,
      frequency: Number(cells[0]) / 1000,
      polarisation: cells[4] === '2' ? ('vertical' as const) : ('horizontal' as const),
      heights: [Number(cells[1]), Number(cells[3])] as const,
      time: Number(cells[14]),
    },
  }));
}

function flat(length: number, heights = 100): PathProfile {
  const distances = Array.from({ length: 101 }, (_, index) => (index * length) / 100);
  return {
    distances,
    heights: distances.map(() => heights),
    clutter: distances.map(() => 0),
    zones: distances.map(() => 4),
  };
}

test('loss is never below free space for half of the time, and a hill in the way diffracts', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.5, max: 20, noNaN: true }),
      fc.double({ min: 0.1, max: 6, noNaN: true }),
      fc.integer({ min: 20, max: 80 }),
      fc.integer({ min: 30, max: 300 }),
      (length, frequency, at, hill) => {
        const open = flat(length);
        const { loss, freeSpace, diffraction } = p1812(open, { ...link, frequency }, inland);
        assert.ok(loss >= freeSpace - 1e-9);
        const heights = Array.from(open.heights, (height, index) => (index === at ? height + hill : height));
        const behind = p1812({ ...open, heights }, { ...link, frequency }, inland);
        assert.ok(behind.diffraction.overGround > diffraction.overGround);
        assert.equal(behind.horizons.inSight, false);
      },
    ),
  );
});

test('more of the places, more loss', () => {
  const spread = { ...link, placeSpread: 5.5 };
  const losses = [10, 50, 90].map((places) => p1812(flat(40), { ...spread, places }, inland).loss);
  assert.ok(losses.every((loss, index) => index === 0 || loss > (losses[index - 1] ?? 0)));
});

test('stretches reach half-way to their neighbours', () => {
  const profile: PathProfile = {
    distances: [0, 1, 2, 3, 4, 5],
    heights: [0, 0, 0, 0, 0, 0],
    clutter: [0, 0, 0, 0, 0, 0],
    zones: [4, 4, 1, 1, 3, 4],
  };
  assert.equal(longestStretch(profile, [3, 4]), 1.5);
  assert.equal(longestStretch(profile, [4]), 1.5);
  assert.equal(shareOf(profile, [1]), 2 / 5);
});

test('deviates are symmetric', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-5, max: 1 - 1e-5, noNaN: true }), (x) => {
      assert.ok(Math.abs(normalDeviate(x) + normalDeviate(1 - x)) < 1e-8);
    }),
  );
});
