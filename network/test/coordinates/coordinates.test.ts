import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { coordinateSystems, fromWgs84, toWgs84 } from '../../coordinates/offset-systems.ts';
import { referenceSystem, transverseMercatorOf, utmAbout } from '../../coordinates/reference-systems.ts';

const china = fc.record({
  longitude: fc.double({ min: 74, max: 135, noNaN: true }),
  latitude: fc.double({ min: 3, max: 53, noNaN: true }),
});

test('each system and back: within a centimetre', () => {
  for (const system of coordinateSystems)
    fc.assert(
      fc.property(china, (place) => {
        const back = toWgs84(system, fromWgs84(system, place));
        assert.ok(Math.abs(back.longitude - place.longitude) < 1e-7);
        assert.ok(Math.abs(back.latitude - place.latitude) < 1e-7);
      }),
    );
});

test('GCJ-02 shifts by 100 to 1000 m in China and not at all abroad; BD-09 more', () => {
  fc.assert(
    fc.property(china, (place) => {
      const there = fromWgs84('GCJ02', place);
      const metres = Math.hypot(
        (there.longitude - place.longitude) * 111_320 * Math.cos((place.latitude * Math.PI) / 180),
        (there.latitude - place.latitude) * 111_320,
      );
      assert.ok(metres > 20 && metres < 1200, `${metres} m`);
    }),
  );
  const abroad = { longitude: -114, latitude: 51 };
  assert.deepEqual(fromWgs84('GCJ02', abroad), abroad);
});

test('the meridian: published lengths of its quarter and of its half to 45 degrees', () => {
  const { projection } = utmAbout({ longitude: 9, latitude: 45 });
  const at = (latitude: number) => projection.project({ longitude: 9, latitude });
  assert.ok(Math.abs(at(45).y - 0.9996 * 4_984_944.378) < 0.001);
  assert.ok(Math.abs(at(90).y - 0.9996 * 10_001_965.729) < 0.001);
  assert.deepEqual(at(0), { x: 500_000, y: 0 });
});

test('every projection gives places back', () => {
  const codes = [32_649, 32_750, 4491, 4502, 4526, 4547];
  const nearby = fc.record({
    off: fc.double({ min: -4, max: 4, noNaN: true }),
    latitude: fc.double({ min: -80, max: 80, noNaN: true }),
  });
  for (const code of codes) {
    const projection = transverseMercatorOf(code);
    assert.ok(projection);
    fc.assert(
      fc.property(nearby, ({ off, latitude }) => {
        const longitude = projection.options.meridian + off;
        const back = projection.locate(projection.project({ longitude, latitude }));
        assert.ok(Math.abs(back.longitude - longitude) < 1e-9);
        assert.ok(Math.abs(back.latitude - latitude) < 1e-9);
      }),
    );
  }
  assert.equal(referenceSystem(2412), undefined, 'Beijing 54');
});

test('zones: Zhengzhou lies in UTM 49 and in the 3° zone of 114°', () => {
  const zhengzhou = { longitude: 113.65, latitude: 34.76 };
  assert.equal(utmAbout(zhengzhou).epsg, 32_649);
  const projection = transverseMercatorOf(4547);
  assert.equal(projection?.options.meridian, 114);
  assert.ok((projection?.convergence(zhengzhou) ?? 0) < 0, 'west of its meridian the grid leans west');
});

test('Web Mercator: the corners of its square, and places back', () => {
  const projection = referenceSystem(3857)?.projection;
  assert.ok(projection);
  const corner = projection.project({ longitude: 180, latitude: 85.051_128_779_806_6 });
  assert.ok(Math.abs(corner.x - 20_037_508.342_789) < 1e-5 && Math.abs(corner.y - 20_037_508.342_789) < 1e-5);
  assert.equal(projection.reaches(corner), true);
  assert.equal(projection.reaches({ x: 38_549_500, y: 3_850_000 }), false, 'an easting with a zone number');
  const everywhere = fc.record({
    longitude: fc.double({ min: -180, max: 180, noNaN: true }),
    latitude: fc.double({ min: -85, max: 85, noNaN: true }),
  });
  fc.assert(
    fc.property(everywhere, (place) => {
      const back = projection.locate(projection.project(place));
      assert.ok(Math.abs(back.longitude - place.longitude) < 1e-9);
      assert.ok(Math.abs(back.latitude - place.latitude) < 1e-9);
    }),
  );
});

test('places whose shifted coordinates are published', () => {
  const near = (found: { longitude: number; latitude: number }, longitude: number, latitude: number) => {
    assert.ok(Math.abs(found.longitude - longitude) < 1e-6, `${found.longitude}`);
    assert.ok(Math.abs(found.latitude - latitude) < 1e-6, `${found.latitude}`);
  };
  const beijing = { longitude: 116.404, latitude: 39.915 };
  near(fromWgs84('GCJ02', beijing), 116.41024449916938, 39.91640428150164);
  near(fromWgs84('BD09', toWgs84('GCJ02', beijing)), 116.41036949371029, 39.92133699351021);
});
