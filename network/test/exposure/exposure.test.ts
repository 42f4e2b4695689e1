import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { element38901, elementPattern, isotropic } from '../../antenna/element.ts';
import type { Pattern } from '../../antenna/pattern.ts';
import { apertureOf } from '../../exposure/aperture.ts';
import { assessExposure } from '../../exposure/assess-exposure.ts';
import { complianceVolume } from '../../exposure/compliance-volume.ts';
import { Emitter, type EmitterSettings } from '../../exposure/emitter.ts';
import { sumExposure } from '../../exposure/exposure-sum.ts';
import { GainGlobe } from '../../exposure/gain-globe.ts';
import { electricField, farDensity, magneticField } from '../../exposure/plane-wave.ts';
import { projectShares, publicLimit, strictestDensity } from '../../exposure/public-limit.ts';

const panel = { kind: 'element' } as const;
const element = elementPattern(element38901);

function emitter(more: Partial<EmitterSettings> = {}, pattern: Pattern = element): Emitter {
  return new Emitter({
    site: 'a',
    cell: '1',
    x: 0,
    y: 0,
    z: 30,
    frequency: 3500,
    power: 100,
    azimuth: 0,
    tilt: 0,
    pattern,
    globe: new GainGlobe(pattern),
    aperture: apertureOf(panel, 3500) ?? { height: 1, width: 1 },
    ...more,
  });
}

const close = (value: number, wanted: number, share = 1e-3) =>
  assert.ok(Math.abs(value - wanted) <= share * Math.abs(wanted), `${value} for ${wanted}`);

test('limits are those of GB 8702-2014, table 1', () => {
  assert.deepEqual(publicLimit(900), { electric: 12, magnetic: 0.032, density: 0.4 });
  close(publicLimit(3500).electric, 13.0154);
  close(publicLimit(3500).density, 0.46667);
  close(publicLimit(12).electric, 19.341);
  assert.deepEqual(publicLimit(1), { electric: 40, magnetic: 0.1, density: 4 });
  assert.deepEqual(publicLimit(26_000), { electric: 27, magnetic: 0.073, density: 2 });
  assert.equal(publicLimit(300_000).density, 2);
  for (const frequency of [0, 0.09, -5, Number.NaN, 300_001, Number.POSITIVE_INFINITY])
    assert.throws(() => publicLimit(frequency), { code: 'network.bad-emission' });
});

test('exempt is who stays below table 2 at the rated power, against a dipole below 1000 MHz', () => {
  const even = (frequency: number, rated: number, power = rated) =>
    emitter({ frequency, rated, power, globe: new GainGlobe(isotropic(0)) }, isotropic(0));
  assert.equal(even(3500, 99.9).exempt, true);
  assert.equal(even(3500, 100).exempt, false);
  assert.equal(even(3500, 100, 50).exempt, false, 'the share of the time that it sends does not count');
  assert.equal(even(1000, 100).exempt, false);
  assert.equal(even(999, 163).exempt, true);
  assert.equal(even(999, 164).exempt, false);
  assert.equal(even(3, 491).exempt, true);
  assert.equal(even(3, 492).exempt, false);
  assert.equal(even(3.001, 164).exempt, false);
  close(emitter({ power: 10 }).equivalent, 10 * 10 ** 0.8);
  assert.throws(() => emitter({ power: 10, rated: 5 }), { code: 'network.bad-emission' });
  // It is counted all the same.
  const one = even(3500, 50);
  const { places, emitters } = assessExposure([{ id: 'a', ground: 0, emitters: [one] }], {
    share: 1,
    person: 1.7,
    places: [{ id: 'near', x: 0, y: 3, z: 30 }],
  });
  assert.equal(emitters.length, 1);
  close(places.at(-1)?.density ?? 0, farDensity(50, 3));
});

test('whoever keeps the strictest density keeps all three limits', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.1, max: 300_000, noNaN: true }), (frequency) => {
      const limit = publicLimit(frequency);
      const density = strictestDensity(limit);
      assert.ok(density <= limit.density);
      assert.ok(electricField(density) <= limit.electric * (1 + 1e-12));
      assert.ok(magneticField(density) <= limit.magnetic * (1 + 1e-12));
    }),
  );
});

test('a project may use a fifth, which is 5.4 V/m of 12', () => {
  close(12 * Math.sqrt(projectShares.other), 5.4, 0.01);
  close(0.4 * projectShares.other, 0.08);
});

test('the far field is P·G/4πr² in every direction', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -180, max: 180, noNaN: true }),
      fc.double({ min: -89, max: 89, noNaN: true }),
      fc.double({ min: 5, max: 2000, noNaN: true }),
      (azimuth, elevation, distance) => {
        const [phi, theta] = [(azimuth * Math.PI) / 180, (elevation * Math.PI) / 180];
        const level = distance * Math.cos(theta);
        const place = {
          x: level * Math.sin(phi),
          y: level * Math.cos(phi),
          z: 30 + distance * Math.sin(theta),
        };
        const gain = 10 ** (element(azimuth, elevation) / 10);
        close(emitter().densityAt(place), farDensity(100 * gain, distance), 1e-6);
      },
    ),
  );
  close(electricField(farDensity(1000, 10)), Math.sqrt(30 * 1000) / 10);
});

test('the rough density turns and leans as the exact one', () => {
  const axis = fc.double({ min: -300, max: 300, noNaN: true });
  fc.assert(
    fc.property(axis, axis, fc.double({ min: -180, max: 180, noNaN: true }), (x, y, azimuth) => {
      const one = emitter({ azimuth, tilt: 7 });
      close(one.roughDensityAt(x, y, 1.7), one.densityAt({ x, y, z: 1.7 }), 0.02);
    }),
  );
});

test('in the near field nothing is above 4P/A, and nothing below what the pattern would give', () => {
  const large = emitter({ aperture: { height: 2, width: 0.5 } });
  assert.ok(large.far > 90 && large.far < 100);
  assert.equal(large.nearMost, 400);
  assert.equal(large.densityAt({ x: 0, y: 0, z: 30 }), 400);
  for (const distance of [0.1, 1, 5, 20, 80]) {
    const density = large.densityAt({ x: 0, y: -distance, z: 30 });
    assert.ok(density <= 400);
    assert.ok(density >= Math.min(400, farDensity(100 * 10 ** (element(180, 0) / 10), distance)));
  }
});

test('the volume of an antenna that is the same all around is a sphere of the closed form', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1, max: 500, noNaN: true }),
      fc.double({ min: 0, max: 20, noNaN: true }),
      fc.constantFrom(700, 2600, 3500, 26_000),
      fc.constantFrom(...Object.values(projectShares)),
      (power, gain, frequency, share) => {
        const one = emitter({ power, frequency, aperture: { height: 0.05, width: 0.05 } }, isotropic(gain));
        const radius = Math.sqrt((power * 10 ** (gain / 10)) / (4 * Math.PI * one.limit * share));
        const { ahead, behind, beside, above, below, volume } = complianceVolume(one, share);
        for (const distance of [ahead, behind, beside, above, below]) close(distance, radius);
        close(volume, (4 / 3) * Math.PI * radius ** 3, 1e-3);
      },
    ),
  );
});

test('outside of its volume an antenna keeps its share, on its surface it uses it up', () => {
  const one = emitter({ tilt: 6 });
  const { ahead, outline } = complianceVolume(one, 0.2);
  assert.ok(ahead > 15 && ahead < 35, `${ahead}`);
  for (const [index, distance] of outline.entries()) {
    const azimuth = (index * 3 * Math.PI) / 180;
    for (const z of [0, 15, 29, 30, 31, 45]) {
      const out = distance * 1.02;
      const place = { x: out * Math.sin(azimuth), y: out * Math.cos(azimuth), z };
      assert.ok(one.densityAt(place) <= one.limit * 0.2 * 1.001);
    }
  }
});

test('antennas on one mast add up by their ratios, whatever their bands', () => {
  const bands = [700, 1800, 2600, 3500, 4900].map((frequency, index) =>
    emitter({ site: index < 3 ? 'a' : 'b', frequency, aperture: { height: 0.1, width: 0.1 } }),
  );
  const place = { x: 0, y: 60, z: 25 };
  const sum = sumExposure(bands, place);
  const parts = bands.map((one) => one.densityAt(place) / one.limit);
  close(
    sum.ratio,
    parts.reduce((a, b) => a + b),
    1e-12,
  );
  close(
    sum.bySite.reduce((all, { ratio }) => all + ratio, 0),
    sum.ratio,
    1e-12,
  );
  assert.equal(sumExposure([], place).ratio, 0);
});

test('two sites that keep the limit alone may break it together', () => {
  const power = 1400;
  const sites = [-40, 40].map((x, index) => ({
    id: `s${index}`,
    ground: 0,
    emitters: [emitter({ site: `s${index}`, x, azimuth: -90 * Math.sign(x), power, tilt: 20 })],
  }));
  const options = { share: 1, person: 1.7, places: [{ id: 'roof', x: 0, y: 0, z: 12 }] };
  const alone = sites.map((site) => assessExposure([site], options).places.at(-1));
  const together = assessExposure(sites, options).places.at(-1);
  assert.ok(alone.every((place) => place?.kept && place.ratio > 0.5));
  assert.equal(together?.kept, false);
  close(together?.ratio ?? 0, (alone[0]?.ratio ?? 0) + (alone[1]?.ratio ?? 0), 1e-12);
});

test('what no antenna can be is refused', () => {
  const bad: readonly Partial<EmitterSettings>[] = [
    { power: -1 },
    { power: Number.NaN },
    { frequency: 0 },
    { tilt: 200 },
    { azimuth: Number.POSITIVE_INFINITY },
    { z: Number.NaN },
    { aperture: { height: 0, width: 1 } },
    { aperture: { height: Number.NaN, width: 1 } },
  ];
  for (const settings of bad) assert.throws(() => emitter(settings), { code: 'network.bad-emission' });
  assert.throws(() => complianceVolume(emitter(), 0), { code: 'network.bad-emission' });
  assert.throws(() => farDensity(1, 0), { code: 'network.bad-emission' });
  assert.throws(() => farDensity(-1, 1), { code: 'network.bad-emission' });
});

test('a transmitter of some megawatts counts as far as it exceeds the limit, not 500 m', () => {
  const power = 2e6;
  const mast = emitter({ power, frequency: 100, aperture: { height: 10, width: 10 } }, isotropic(2));
  const [inside, outside] = [700, 6000].map((x) => ({ id: `${x}`, x, y: 0, z: 10 }));
  const sites = [{ id: 's', ground: 0, emitters: [mast] }];
  const { emitters, places } = assessExposure(sites, {
    share: 1,
    person: 1.7,
    places: [inside, outside].flatMap((place) => place ?? []),
  });
  const [, near, far] = places;
  assert.ok((emitters[0]?.volume.ahead ?? 0) > 700);
  assert.equal(near?.kept, false);
  assert.equal(far?.kept, true);
  // Below the limit, but above 100 kW: 1 km.
  const weak = emitter({ power: 120_000, frequency: 10_000, aperture: { height: 10, width: 10 } });
  const options = { share: 1, person: 1.7, places: [{ id: 'w', x: 900, y: 0, z: 30 }] };
  const [, window] = assessExposure([{ id: 's', ground: 0, emitters: [weak] }], options).places;
  assert.ok((window?.ratio ?? 0) > 0);
});

test('limits of every row of GB 8702-2014, table 1, from 0.1 MHz on', () => {
  for (const [frequency, electric, magnetic, density] of [
    [1, 40, 0.1, 4],
    [9, 67 / 3, 0.17 / 3, 12 / 9],
    [900, 12, 0.032, 0.4],
    [3600, 0.22 * 60, 5.9e-4 * 60, 3600 / 7500],
    [26_000, 27, 0.073, 2],
  ] as const) {
    const limit = publicLimit(frequency);
    close(limit.electric, electric, 1e-12);
    close(limit.magnetic, magnetic, 1e-12);
    close(limit.density, density, 1e-12);
  }
});
