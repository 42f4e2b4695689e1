import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type ArrayPanel, beamPattern, ssbBeams } from '../../antenna/array.ts';
import { element38901, elementPattern } from '../../antenna/element.ts';
import { MsiFault, msiPattern, readMsi } from '../../antenna/msi-file.ts';
import { mounted } from '../../antenna/pattern.ts';

const panel: ArrayPanel = { element: element38901, rows: 8, columns: 4, rowSpacing: 0.8, columnSpacing: 0.5 };
const azimuth = fc.double({ min: -180, max: 180, noNaN: true });
const elevation = fc.double({ min: -89, max: 89, noNaN: true });

test('the element has 8 dBi ahead, 3 dB less at half its beamwidth, 30 dB less behind', () => {
  const element = elementPattern(element38901);
  assert.equal(element(0, 0), 8);
  assert.ok(Math.abs(element(32.5, 0) - 5) < 1e-9 && Math.abs(element(0, -32.5) - 5) < 1e-9);
  assert.equal(element(180, 0), -22);
});

test('a beam peaks where it looks, with the gain of all elements', () => {
  const most = 8 + 10 * Math.log10(32);
  assert.ok(Math.abs(beamPattern(panel, { azimuth: 0, elevation: 0 })(0, 0) - most) < 1e-9);
  const tilted = beamPattern(panel, { azimuth: 0, elevation: -9 });
  fc.assert(
    fc.property(azimuth, elevation, (phi, theta) => {
      assert.ok(tilted(phi, theta) <= most + 1e-9);
    }),
  );
  assert.ok(tilted(0, -9) > tilted(0, 0) + 3);
});

test('a set of beams is as good in each direction as its best', () => {
  const set = ssbBeams(panel, { count: 4, width: 90, elevation: -6 });
  for (const phi of [-33.75, -11.25, 11.25, 33.75])
    assert.ok(set(phi, -6) >= beamPattern(panel, { azimuth: phi, elevation: -6 })(phi, -6) - 1e-9);
});

test('mounting turns the pattern: what was ahead is there, tilted down', () => {
  const element = elementPattern(element38901);
  fc.assert(
    fc.property(azimuth, fc.double({ min: 0, max: 20, noNaN: true }), (turn, tilt) => {
      const pattern = mounted(element, { azimuth: turn, tilt });
      assert.ok(Math.abs(pattern(turn, -tilt) - 8) < 1e-6);
    }),
  );
});

const cut = (width: number) =>
  Array.from({ length: 360 }, (_, angle) => {
    const away = Math.min(angle, 360 - angle);
    return `${angle} ${Math.min(12 * (away / width) ** 2, 30).toFixed(2)}`;
  });
const file = ['NAME panel', 'FREQUENCY 3500', 'GAIN 15.85 dBd', 'TILT 4', 'HORIZONTAL 360', ...cut(65)];

test('a file of two cuts gives its gain ahead and its cuts beside and below', () => {
  const antenna = readMsi([...file, 'VERTICAL 360', ...cut(7)].join('\r\n'));
  assert.equal(antenna.frequency, 3500);
  assert.ok(Math.abs(antenna.gain - 18) < 1e-9);
  const pattern = msiPattern(antenna);
  assert.ok(Math.abs(pattern(0, 0) - 18) < 1e-9);
  assert.ok(Math.abs(pattern(32.5, 0) - 15) < 0.02 && Math.abs(pattern(0, -3.5) - 15) < 0.1);
});

test('a file with a fault names its line', () => {
  const fault = (lines: readonly string[]) => {
    try {
      readMsi(lines.join('\n'));
    } catch (error) {
      if (error instanceof MsiFault) return [error.key, error.line];
    }
    return null;
  };
  assert.deepEqual(fault(file), ['no-cut', file.length]);
  assert.deepEqual(fault([...file, 'VERTICAL 360', ...cut(7).slice(1), 'x 3']), ['bad-line', 726]);
  assert.deepEqual(fault([...file, 'VERTICAL 2', '0 0', '400 3']), ['bad-angle', 368]);
  assert.deepEqual(fault(['NAME x', 'HORIZONTAL 2', '0 0', '180 30', 'VERTICAL 2', '0 0', '180 30']), [
    'no-gain',
    1,
  ]);
});

test('any text is an antenna or a fault', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 400 }), (text) => {
      try {
        readMsi(`${text}\nHORIZONTAL 2\n0 0\n180 ${text}\nVERTICAL 2\n0 0\n180 30`);
      } catch (error) {
        assert.ok(error instanceof MsiFault);
      }
    }),
  );
});
