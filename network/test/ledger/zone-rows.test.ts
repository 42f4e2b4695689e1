import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { distance } from '@yuheng/kernel/distance';
import { polygonContains, polygonsOf } from '@yuheng/kernel/geometry';
import { readTable } from '@yuheng/kernel/read-table';
import fc from 'fast-check';
import { fromWgs84 } from '../../coordinates/offset-systems.ts';
import { wellKnownShape } from '../../export/records/well-known-shape.ts';
import type { LedgerContext } from '../../ledger/ledger-context.ts';
import { missingFields, readRows } from '../../ledger/read-rows.ts';
import { crossingOf } from '../../ledger/ring-crossing.ts';
import { suggestMapping } from '../../ledger/suggest-mapping.ts';
import { areaIn, circleAbout } from '../../ledger/zone-shape.ts';
import { mostCorners } from '../../site-plan/input/plan-problem.ts';

const context: LedgerContext = {
  system: 'WGS84',
  region: { west: 110, south: 31, east: 117, north: 37 },
  operators: new Set(['甲']),
  cities: new Map(),
  cityNames: new Map(),
  cityAt: () => 'urn:city:1',
  stations: new Map(),
  choices: new Map([
    ['kind', new Map(['forbidden', 'restricted', 'spacing'].map((kind) => [kind, kind]))],
    [
      'allowedKinds',
      new Map([
        ['灯杆', 'pole'],
        ['rooftop', 'rooftop'],
      ]),
    ],
  ]),
  now: '2026-11-27T00:00:00.000Z',
  cellAt: () => null,
};
const read = async (rows: readonly (readonly string[])[], more: Partial<LedgerContext> = {}) => {
  const csv = rows
    .map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
    .join('\n');
  const table = await readTable(Buffer.from(csv));
  return readRows('zones', table, suggestMapping('zones', table.headers), { ...context, ...more });
};
/** Every pair of edges, by their parameters. */
function crossesSomewhere(ring: readonly [number, number][]): boolean {
  const edges = ring.slice(1).map((to, index) => [ring[index] as [number, number], to] as const);
  return edges.some(([a, b], one) =>
    edges.slice(one + 2).some(([c, d]) => {
      const [ux, uy, vx, vy] = [b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]];
      const turn = ux * vy - uy * vx;
      const [s, t] = [
        ((c[0] - a[0]) * vy - (c[1] - a[1]) * vx) / turn,
        ((c[0] - a[0]) * uy - (c[1] - a[1]) * ux) / turn,
      ];
      return s > 1e-9 && s < 1 - 1e-9 && t > 1e-9 && t < 1 - 1e-9;
    }),
  );
}

const heads = [
  '编号',
  '名称',
  '类别',
  '最大高度',
  '最小站距',
  '允许的站址类别',
  '范围',
  '经度',
  '纬度',
  '半径（米）',
];
const square = 'POLYGON((113.6 34.7,113.7 34.7,113.7 34.8,113.6 34.8,113.6 34.7))';
const ring = [
  [113.6, 34.7],
  [113.7, 34.7],
  [113.7, 34.8],
  [113.6, 34.8],
  [113.6, 34.7],
];

describe('rows of a ledger of zone rules', () => {
  it('have an area as WKT, as GeoJSON, or about a centre; each other row is rejected with its reasons', async () => {
    const json = JSON.stringify({ type: 'Polygon', coordinates: [ring.slice(0, -1)] });
    const feature = JSON.stringify({
      type: 'Feature',
      properties: {},
      geometry: { type: 'MultiPolygon', coordinates: [[ring]] },
    });
    const row = (number: string, kind: string, shape: string, ...rest: string[]) =>
      [number, '区', kind, '', '', '灯杆、rooftop', shape, ...rest, '', '', ''].slice(0, heads.length);
    const { records, rejected } = await read([
      heads,
      row('1', 'forbidden', square),
      row('2', 'restricted', json),
      row('3', 'restricted', feature),
      row(
        '4',
        'forbidden',
        `SRID=4490;MULTIPOLYGON Z (((${ring.map(([x, y]) => `${x} ${y} 80`).join(', ')})))`,
      ),
      row('5', 'forbidden', '', '113.65', '34.75', '500'),
      row('6', 'forbidden', ''),
      row('7', 'forbidden', '', '113.65', '34.75'),
      row('8', 'forbidden', '', '113.65', '34.75', '0.5'),
      row('9', 'forbidden', 'POINT(113.6 34.7)'),
      row('10', 'forbidden', 'POLYGON((34.7 113.6,34.8 113.6,34.8 113.7,34.7 113.6))'),
      row('11', '随便', 'SRID=3857;POLYGON((0 0,1 0,1 1,0 0))'),
      row('12', 'forbidden', 'POLYGON((0 0,1 0,1 1,0 0))'),
      row('1', 'forbidden', square),
      ['13', '', 'spacing', '501', '', '灯塔', square, '', '', ''],
    ]);
    assert.deepEqual(
      records.map(({ key, location, attributes, city }) => [
        key,
        location.type,
        attributes['allowedKinds'],
        city,
      ]),
      [
        ['1', 'Polygon', ['pole', 'rooftop'], 'urn:city:1'],
        ['2', 'Polygon', ['pole', 'rooftop'], 'urn:city:1'],
        ['3', 'MultiPolygon', ['pole', 'rooftop'], 'urn:city:1'],
        ['4', 'MultiPolygon', ['pole', 'rooftop'], 'urn:city:1'],
        ['5', 'Polygon', ['pole', 'rooftop'], 'urn:city:1'],
      ],
    );
    for (const { location } of records.slice(0, 4))
      assert.deepEqual(polygonsOf(location)[0]?.[0], ring, 'the same area however it is written');
    assert.deepEqual(
      rejected.map(({ row: at, reasons }) => [at, ...reasons.map(({ code, field }) => `${code} ${field}`)]),
      [
        [7, 'missing shape'],
        [8, 'missing radius'],
        [9, 'out-of-range radius'],
        [10, 'bad-shape shape'],
        [11, 'bad-shape shape'],
        [12, 'bad-choice kind', 'bad-shape shape'],
        [13, 'outside-region shape'],
        [14, 'duplicate number'],
        [15, 'missing name', 'out-of-range maxHeight', 'bad-choice allowedKinds'],
      ],
    );
  });

  it('are rejected where their area is none, or crosses itself', async () => {
    const shapes = [
      'POLYGON((113.6 34.7,113.6 34.7,113.6 34.7,113.6 34.7))',
      'POLYGON((113.6 34.7,113.7 34.8,113.8 34.9,113.6 34.7))',
      'POLYGON((113.6 34.7,113.7 34.8,113.7 34.7,113.6 34.8,113.6 34.7))',
      'MULTIPOLYGON(((113.6 34.7,113.7 34.7,113.7 34.8,113.6 34.7)),((113.6 34.7,113.7 34.8,113.7 34.7,113.6 34.8,113.6 34.7)))',
      // It touches itself, which leaves no doubt.
      'POLYGON((113.6 34.7,113.7 34.8,113.8 34.7,113.8 34.9,113.7 34.8,113.6 34.9,113.6 34.7))',
    ];
    const { records, rejected } = await read([
      ['名称', '类别', '范围'],
      ...shapes.map((shape, index) => [String(index), 'forbidden', shape]),
    ]);
    assert.deepEqual(
      rejected.map(({ row, reasons }) => [row, ...reasons.map(({ code, field }) => `${code} ${field}`)]),
      [
        [2, 'no-area shape'],
        [3, 'no-area shape'],
        [4, 'crosses-itself shape'],
        [5, 'crosses-itself shape'],
      ],
    );
    assert.equal(records.length, 1);
  });

  it('cross themselves after two corners of a star-shaped ring changed places, and not before', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.5, max: 1, noNaN: true }), { minLength: 5, maxLength: 60 }),
        fc.nat(),
        (radii, at) => {
          const corners = radii.map((radius, index): [number, number] => {
            const angle = (2 * Math.PI * index) / radii.length;
            return [113 + radius * Math.cos(angle), 34 + radius * Math.sin(angle)];
          });
          const closed = (open: readonly [number, number][]) => [...open, open[0] as [number, number]];
          assert.equal(crossingOf(closed(corners)), null);
          const first = at % (corners.length - 3);
          const changed = corners.with(first, corners[first + 1] as [number, number]);
          const swapped = changed.with(first + 1, corners[first] as [number, number]);
          const crossed = crossesSomewhere(closed(swapped));
          assert.equal(crossingOf(closed(swapped)) !== null, crossed);
        },
      ),
    );
  });

  it('say so where they limit nothing, and where they are drawn too finely', async () => {
    const many = Array.from(
      { length: mostCorners + 1 },
      (_, index) => `${113 + index / 1e5} ${34 + (index % 2)}`,
    );
    const { records, rejected } = await read([
      ['名称', '类别', '范围', '最小站距'],
      ['甲', 'restricted', square, ''],
      ['乙', 'spacing', square, '120'],
      ['丙', 'forbidden', `POLYGON((${many.join(',')}))`, ''],
    ]);
    assert.deepEqual(
      records.map(({ notes }) => notes.map(({ code }) => code)),
      [['says-nothing', 'city-derived'], ['city-derived']],
    );
    assert.deepEqual(
      rejected.map(({ reasons }) => reasons.map(({ code }) => code)),
      [['too-detailed']],
    );
  });

  it('are brought to WGS 84 corner by corner', async () => {
    const moved = ring.map(([longitude = 0, latitude = 0]) => fromWgs84('GCJ02', { longitude, latitude }));
    const wkt = `POLYGON((${moved.map(({ longitude, latitude }) => `${longitude} ${latitude}`).join(',')}))`;
    const { records } = await read(
      [
        ['名称', '类别', '范围'],
        ['甲', 'forbidden', wkt],
      ],
      { system: 'GCJ02' },
    );
    const [corner] = polygonsOf(records[0]?.location as never)[0]?.[0] ?? [];
    assert.ok(distance(corner ?? [0, 0], [113.6, 34.7]) < 0.1);
  });

  it('need the columns of one of the two ways', () => {
    const named = { name: '名称', kind: '类别' };
    assert.deepEqual(missingFields('zones', named), ['shape']);
    assert.deepEqual(missingFields('zones', { ...named, longitude: 'x', latitude: 'y' }), ['radius']);
    assert.deepEqual(missingFields('zones', { ...named, shape: 's' }), []);
    assert.deepEqual(missingFields('zones', { shape: 's' }), ['name', 'kind']);
  });

  it('hold all that lies within the radius, and little more', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 75, max: 130, noNaN: true }),
        fc.double({ min: 5, max: 52, noNaN: true }),
        fc.double({ min: 1, max: 5000, noNaN: true }),
        fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }),
        (longitude, latitude, metres, angle) => {
          const rings = polygonsOf(circleAbout({ longitude, latitude }, metres))[0] ?? [];
          const at = (share: number) => {
            const reach = (share * metres) / 111_195;
            const east = (reach * Math.sin(angle)) / Math.cos((latitude * Math.PI) / 180);
            return [longitude + east, latitude + reach * Math.cos(angle)] as const;
          };
          assert.ok(polygonContains(rings, at(0.998)));
          assert.ok(!polygonContains(rings, at(1.01)));
        },
      ),
    );
  });

  it('read what exports write, and nothing else makes them fail', () => {
    const degree = fc.integer({ min: -17_000_000, max: 17_000_000 }).map((each) => each / 2e5);
    fc.assert(
      fc.property(fc.array(fc.tuple(degree, degree), { minLength: 3, maxLength: 9 }), (open) => {
        const shape = { type: 'Polygon' as const, coordinates: [[...open, open[0] ?? [0, 0]]] };
        const back = areaIn(wellKnownShape(shape as never));
        const isClosed = String(open[0]) === String(open.at(-1)) && open.length > 3;
        assert.deepEqual(back, isClosed ? back : shape);
        assert.deepEqual(areaIn(JSON.stringify(shape)), back);
      }),
    );
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.json(), fc.string({ unit: fc.constantFrom(...'POLYGON((1 2,.e-)M') })),
        (text) => {
          const shape = areaIn(text);
          assert.ok(shape === null || shape.type.endsWith('Polygon'));
        },
      ),
      { numRuns: 2000 },
    );
  });
});
