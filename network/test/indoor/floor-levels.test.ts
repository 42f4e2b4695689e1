import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { polygonContains } from '@yuheng/kernel/geometry';
import fc from 'fast-check';
import type { IndoorDesign, Point, Wall } from '../../indoor/design-shape.ts';
import { floorLevels } from '../../indoor/floor-levels.ts';
import { floorSummary } from '../../indoor/floor-summary.ts';
import { slabLoss } from '../../indoor/slab-loss.ts';
import { floorLoss, wallLoss } from '../../indoor/wall-loss.ts';
import { crosses } from '../../indoor/walls-between.ts';
import { pathLoss } from '../../propagation/tr38901/path-loss.ts';
import { hall, headAt } from './indoor-sample.ts';

const close = (value: number, wanted: number, within = 1e-3) =>
  assert.ok(Math.abs(value - wanted) < within, `${value} instead of ${wanted}`);

function levelAt(design: IndoorDesign, [x, y]: Point, floor = 0): number {
  const { west, south, step, columns, levels } = floorLevels(design, floor);
  return levels[Math.floor((y - south) / step) * columns + Math.floor((x - west) / step)] ?? Number.NaN;
}

const wall = (x: number, material: Wall['material'] = 'concrete'): Wall => ({
  from: [x, 0],
  to: [x, 12],
  material,
});

describe('levels on a floor', () => {
  // 3.5 GHz: 32.4 + 20 lg 3.5 = 43.281 dB at 1 m; 273 blocks: 10 lg 3276 = 35.153 dB; 5 m over ground and 2 m down: 5.385 m.
  const parts = [headAt(5.25, 6.25)];
  const open = 20 - 35.1534 - 43.2814 - 14.624;

  it('are free space without walls, and lose each wall on the way', () => {
    close(levelAt(hall({ parts }), [10.25, 6.25]), open);
    close(levelAt(hall({ parts, walls: [wall(8)] }), [10.25, 6.25]), open - 19);
    close(levelAt(hall({ parts, walls: [wall(8), wall(9, 'glass')] }), [10.25, 6.25]), open - 19 - 2.7);
    close(levelAt(hall({ parts, walls: [wall(12)] }), [10.25, 6.25]), open);
    close(levelAt(hall({ parts, body: 3, margin: 8 }), [10.25, 6.25]), open - 11);
  });

  it('follow InH of TR 38.901: in sight, and behind a wall of whatever kind', () => {
    const link = { distance: 5, station: 3, terminal: 1, frequency: 3.5 };
    const sent = 20 - 35.1534;
    const inh = hall({ parts, model: 'inh' });
    close(levelAt(inh, [10.25, 6.25]), sent - pathLoss('InH', link, { inSight: true }).loss);
    close(
      levelAt({ ...inh, walls: [wall(8, 'glass')] }, [10.25, 6.25]),
      sent - pathLoss('InH', link, { inSight: false }).loss,
    );
  });

  it('lose the slabs to other floors', () => {
    const tower = hall({ parts, floors: 4 });
    // Straight above: 4 m up, 3 m of it down to the antenna.
    close(levelAt(tower, [5.25, 6.25], 1), 20 - 35.1534 - 43.2814 - 20 * Math.log10(2) - 18.3);
    close(floorLoss(2), 18.3 * 2 ** (4 / 3 - 0.46));
    for (let slabs = 1; slabs < 50; slabs += 1) assert.ok(floorLoss(slabs) > floorLoss(slabs - 1));
  });

  it('have nothing outside of the outline, and nothing without antennas', () => {
    const bent = hall({
      parts,
      outline: [
        [0, 0],
        [20, 0],
        [20, 6],
        [10, 6],
        [10, 12],
        [0, 12],
      ],
    });
    assert.ok(Number.isNaN(levelAt(bent, [15.25, 9.25])));
    close(floorSummary(floorLevels(bent, 0), -105).area, 180, 1e-6);
    assert.equal(levelAt(hall(), [1.25, 1.25]), Number.NEGATIVE_INFINITY);
    assert.equal(floorSummary(floorLevels(hall(), 0), -105).share, 0);
  });

  it('say what share is covered and where it is weakest', () => {
    const design = hall({ parts, walls: [wall(10)] });
    const floor = floorLevels(design, 0);
    const { share, worst } = floorSummary(floor, -80);
    const counted = [...floor.levels].filter((level) => level >= -80).length / floor.levels.length;
    assert.equal(share, counted);
    assert.deepEqual(worst[0]?.place.map(Math.round), [20, 0]);
    assert.equal(worst[0]?.level, Math.min(...floor.levels));
    assert.ok(worst.every(({ place: [x] }) => x > 10));
  });

  it('name the strongest antenna of each place', () => {
    const floor = floorLevels(hall({ parts: [headAt(2, 6), headAt(18, 6, { id: 'I' })] }), 0);
    const named = (column: number) => floor.radiators[floor.best[12 * floor.columns + column] ?? -1]?.id;
    assert.deepEqual([named(2), named(35)], ['H', 'I']);
  });

  const point = fc.tuple(
    fc.double({ min: 0, max: 20, noNaN: true }),
    fc.double({ min: 0, max: 12, noNaN: true }),
  );
  const walls = fc.array(
    fc.record({
      from: point,
      to: point,
      material: fc.constantFrom<Wall['material'][]>(
        'concrete',
        'brick',
        'plasterboard',
        'wood',
        'glass',
        'coatedGlass',
      ),
    }),
    { maxLength: 6 },
  );

  it('never rise by a wall more, in either model', () => {
    fc.assert(
      fc.property(
        walls,
        walls,
        point,
        fc.constantFrom('multiWall' as const, 'inh' as const),
        (some, more, [x, y], model) => {
          const heads = [headAt(x, y), headAt(20 - x, 12 - y, { id: 'I', power: 10 })];
          const before = floorLevels(hall({ parts: heads, walls: some, model }), 0).levels;
          const after = floorLevels(hall({ parts: heads, walls: [...some, ...more], model }), 0).levels;
          for (const [pixel, level] of after.entries())
            assert.ok(level <= (before[pixel] ?? Number.NaN) + 1e-4);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('are those that looking at every antenna and wall one by one gives', () => {
    fc.assert(
      fc.property(walls, point, point, (some, one, other) => {
        const heads = [headAt(...one), headAt(...other, { id: 'I', power: 10 })];
        const both = floorLevels(hall({ parts: heads, walls: some }), 0).levels;
        const alone = heads.map((head) => floorLevels(hall({ parts: [head], walls: some }), 0).levels);
        for (const [pixel, level] of both.entries())
          assert.equal(level, Math.max(...alone.map((levels) => levels[pixel] ?? Number.NaN)));
      }),
      { numRuns: 30 },
    );
  });
});

describe('walls', () => {
  it('lose what TR 38.901 says at 3.5 GHz', () => {
    const at = (material: Wall['material']) => wallLoss(material, 3.5);
    for (const [material, wanted] of [
      ['concrete', 19],
      ['glass', 2.7],
      ['coatedGlass', 24.05],
      ['wood', 5.27],
    ] as const)
      close(at(material), wanted, 1e-9);
    // Brick loses by what it takes up (24 dB/m at this frequency) and by what both faces throw back.
    assert.ok(at('brick') > 2 && at('brick') < 6, String(at('brick')));
    assert.ok(at('plasterboard') > 0.05 && at('plasterboard') < 3, String(at('plasterboard')));
  });

  it('of one layer are clear at half a wave, and lose 1.938 dB of four times the permittivity at a quarter', () => {
    const glass = { a: 4, b: 0, c: 0, d: 0 };
    const wave = 0.299792458 / 2;
    close(slabLoss({ ...glass, thickness: wave / 2 }, 1), 0, 1e-9);
    close(slabLoss({ ...glass, thickness: wave / 4 }, 1), -20 * Math.log10(0.8), 1e-9);
  });

  it('that meet at a corner are crossed once', () => {
    const joint: Pick<Wall, 'from' | 'to'>[] = [
      { from: [5, -3], to: [5, 0] },
      { from: [5, 0], to: [5, 3] },
    ];
    assert.equal(joint.filter((each) => crosses([0, 0], [10, 0], each)).length, 1);
  });

  it('of a ring hold their inside', () => {
    const ring: Point[] = [
      [0, 0],
      [4, 0],
      [4, 4],
      [0, 4],
    ];
    assert.deepEqual(
      (
        [
          [2, 2],
          [5, 2],
          [-1, 2],
          [2, 5],
        ] as Point[]
      ).map((place) => polygonContains([ring], place)),
      [true, false, false, false],
    );
  });
});
