import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Problem } from '@yuheng/kernel/problem';
import fc from 'fast-check';
import Type from 'typebox';
import { Check } from 'typebox/value';
import {
  DesignShape,
  type IndoorDesign,
  materials,
  PlanParts,
  type Point,
} from '../../indoor/design-shape.ts';
import { floorPlanDxf } from '../../indoor/drawing/floor-plan-dxf.ts';
import { readFloorPlan } from '../../indoor/drawing/read-floor-plan.ts';
import { ringArea } from '../../indoor/ring-area.ts';
import { drawing, dxf, line, ring } from './dxf-sample.ts';
import { hall, headAt } from './indoor-sample.ts';

const asDrawn = { unit: null, roles: new Map(), thickest: 0 } as const;

function written(design: IndoorDesign): Buffer {
  return Buffer.concat([...floorPlanDxf(design)].map((piece) => Buffer.from(piece)));
}

const metres = fc.integer({ min: -90_000, max: 400_000 }).map((millimetres) => millimetres / 1000);
const place = fc.tuple(metres, metres);
const name = fc
  .string({ unit: fc.constantFrom(...'候车厅办公室 A1-^€😀机房'), maxLength: 30 })
  .map((text) => text.trim());
/** Rooms beside each other, so that each name stands in its own. */
const rooms = fc
  .array(fc.record({ name, width: fc.integer({ min: 1, max: 30 }) }), { maxLength: 6 })
  .map((list) => {
    let west = 0;
    return list.map((room) => {
      const [from, to] = [west, west + room.width];
      west = to + 1;
      const corners: Point[] = [
        [from, 0],
        [to, 0],
        [to, 4.5],
        [from, 3],
      ];
      return { name: room.name, corners };
    });
  });
const walls = fc
  .uniqueArray(fc.tuple(place, place, fc.constantFrom(...materials)), {
    maxLength: 20,
    selector: ([from, to]) => [from.join(' '), to.join(' ')].toSorted().join(' '),
  })
  .map((list) =>
    list
      .map(([from, to, material]) => ({ from, to, material }))
      .filter(({ from, to }) => Math.hypot(to[0] - from[0], to[1] - from[1]) >= 0.05),
  );
const outline: Point[] = [
  [0, 0],
  [310, 0.5],
  [300, 200],
  [-1.25, 180],
];

describe('a floor plan that was written as DXF', () => {
  it('is read again as it was, to the millimetre', () => {
    fc.assert(
      fc.property(walls, rooms, (wallList, roomList) => {
        const design = hall({ outline, walls: wallList, rooms: roomList, parts: [headAt(3, 3)] });
        const { unit, plan, fault } = readFloorPlan(written(design), asDrawn);
        assert.deepEqual([unit, fault], [{ said: 'm', used: 'm' }, null]);
        assert.deepEqual(plan, { outline, outlineDrawn: true, walls: wallList, rooms: roomList });
      }),
      { numRuns: 200 },
    );
  });

  it('is read or refused, whatever became of its bytes', () => {
    const whole = [
      written(hall({ walls: [{ from: [1, 1], to: [5, 1], material: 'brick' }], rooms: [] })),
      Buffer.from(
        drawing(
          ring('WALL', [
            [0, 0],
            [9000, 0],
            [9000, 5000],
          ]) +
            dxf(0, 'ARC', 8, 'WALL', 10, 5, 20, 5, 40, 2, 50, 270, 51, 0) +
            dxf(0, 'INSERT', 8, 'W', 2, 'A', 10, 0, 20, 0, 70, 2, 44, 5),
          {
            before:
              dxf(0, 'SECTION', 2, 'BLOCKS', 0, 'BLOCK', 2, 'A') +
              line('0', [1, 0], [3, 0]) +
              dxf(0, 'ENDBLK', 0, 'ENDSEC'),
          },
        ),
      ),
    ];
    const change = fc.record({
      file: fc.constantFrom(...whole),
      at: fc.nat({ max: 2000 }),
      cut: fc.nat({ max: 40 }),
      put: fc.oneof(
        fc.uint8Array({ maxLength: 12 }),
        fc.constantFrom('\n0\n', '\nSEQEND\n', '-1e11', '\n70\n1\n').map((text) => Buffer.from(text)),
      ),
    });
    let read = 0;
    fc.assert(
      fc.property(change, ({ file, at, cut, put }) => {
        const from = at % file.length;
        const changed = Buffer.concat([file.subarray(0, from), put, file.subarray(from + cut)]);
        try {
          const { plan, fault } = readFloorPlan(changed, { unit: null, roles: new Map(), thickest: 0.5 });
          assert.equal(plan === null, fault !== null);
          if (plan !== null) assert.ok(Check(Type.Object(PlanParts), plan));
          read += 1;
        } catch (error) {
          assert.ok(error instanceof Problem, String(error));
          assert.match(error.code, /^network\.(?:drawing-not-dxf|bad-drawing|drawing-too-large)$/);
        }
      }),
      { numRuns: 2000 },
    );
    assert.ok(read > 100, 'most changes leave something that can be read');
  });
});

describe('a floor plan from a drawing', () => {
  const box = (layer: string, west: number, south: number, east: number, north: number) =>
    ring(layer, [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
    ]);

  it('has walls by the names of layers, rooms with what stands in them, and comes to the origin from afar', () => {
    const at = 500_000;
    const shapes =
      box('外轮廓', at, at, at + 12_000, at + 8000) +
      line('A-砖墙', [at + 4000, at], [at + 4000, at + 8000]) +
      line('A-砖墙', [at + 4000, at + 8000], [at + 4000, at]) +
      line('幕墙', [at, at + 8000], [at + 12_000, at + 8000]) +
      line('A-DOOR', [at, at], [at + 900, at]) +
      box('ROOM', at, at, at + 4000, at + 8000) +
      dxf(0, 'TEXT', 8, 'NAMES', 10, at + 500, 20, at + 500, 1, '会议室');
    const { plan, layers, size } = readFloorPlan(drawing(shapes), asDrawn);
    assert.deepEqual(size, { width: 12_000, depth: 8000 });
    assert.deepEqual(
      layers.map(({ name: layer, role }) => [layer, role]),
      [
        ['A-DOOR', 'none'],
        ['A-砖墙', 'brick'],
        ['ROOM', 'rooms'],
        ['外轮廓', 'outline'],
        ['幕墙', 'coatedGlass'],
      ],
    );
    assert.deepEqual(plan?.outline, [
      [0, 0],
      [12, 0],
      [12, 8],
      [0, 8],
    ]);
    assert.deepEqual(plan?.walls, [
      { from: [4, 0], to: [4, 8], material: 'brick' },
      { from: [0, 8], to: [12, 8], material: 'coatedGlass' },
    ]);
    assert.deepEqual(plan?.rooms, [
      {
        name: '会议室',
        corners: [
          [0, 0],
          [4, 0],
          [4, 8],
          [0, 8],
        ],
      },
    ]);
    assert.ok(Check(DesignShape, hall({ outline: plan.outline, walls: plan.walls, rooms: plan.rooms })));
  });

  it('takes what layers are told to be, and draws the outline about all where none is one', () => {
    const shapes = line('X', [0, 0], [9, 0]) + line('X', [9, 0], [9, 7]) + line('WALL', [0, 0], [0, 7]);
    const { plan } = readFloorPlan(drawing(shapes, { unit: 6 }), {
      ...asDrawn,
      roles: new Map([['X', 'glass' as const]]),
    });
    assert.deepEqual(
      [plan?.outlineDrawn, plan?.walls.map(({ material }) => material)],
      [false, ['glass', 'glass', 'brick']],
    );
    assert.equal(plan && ringArea(plan.outline), 63);
  });

  it('makes one wall of two faces, also where one face is in pieces', () => {
    const shapes =
      line('WALL', [0, 0], [10_000, 0]) +
      line('WALL', [200, 200], [4000, 200]) +
      line('WALL', [9800, 200], [5000, 200]) +
      line('WALL', [0, 0], [0, 200]) +
      line('WALL', [0, 6000], [10_000, 6000]);
    const { plan } = readFloorPlan(drawing(shapes), { ...asDrawn, thickest: 0.3 });
    const told = plan?.walls
      .map(({ from, to }) => [...from, ...to])
      .toSorted((a, b) => (a[1] ?? 0) - (b[1] ?? 0) || (a[0] ?? 0) - (b[0] ?? 0));
    assert.deepEqual(told, [
      // Between the two pieces there is one face only.
      [4, 0, 5, 0],
      [0.1, 0.1, 4.1, 0.1],
      [4.9, 0.1, 9.9, 0.1],
      [0, 6, 10, 6],
    ]);
  });

  it('says why there is none', () => {
    const fault = (bytes: Uint8Array) => readFloorPlan(bytes, asDrawn).fault;
    const wall = line('WALL', [0, 0], [9000, 0]) + line('WALL', [0, 0], [0, 9000]);
    assert.equal(fault(drawing(wall, { unit: 0 })), 'unit');
    assert.equal(fault(drawing(line('DIM', [0, 0], [9000, 0]))), 'empty');
    assert.equal(fault(drawing(line('WALL', [0, 0], [9000, 0]))), 'empty');
    assert.equal(fault(drawing(wall, { unit: 6 })), 'too-wide');
    const many = Array.from({ length: 1001 }, (_, y) => line('WALL', [0, y * 2], [900 + y, y * 2])).join('');
    assert.equal(fault(drawing(many)), 'too-many-walls');
    const small = Array.from({ length: 501 }, (_, x) => box('ROOM', 2 * x, 0, 2 * x + 1, 1)).join('');
    assert.equal(fault(drawing(small, { unit: 6 })), 'too-many-rooms');
  });
});
