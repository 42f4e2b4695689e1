import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { blankDesign } from '../../indoor/blank-design.ts';
import { isCoupledNext, newPart, outletsFor, withoutPart } from '../../indoor/change-parts.ts';
import { cornersOfText, snapped, textOfCorners } from '../../indoor/corner-text.ts';
import type { Part } from '../../indoor/design-shape.ts';
import { floorLevels } from '../../indoor/floor-levels.ts';
import { levelPaths, weakPath } from '../../indoor/level-paths.ts';
import { ringArea } from '../../indoor/ring-area.ts';
import { isFault, treeFindings } from '../../indoor/tree-findings.ts';
import { branchOf, treeOrder } from '../../indoor/tree-order.ts';
import { hall, headAt } from './indoor-sample.ts';

const design = blankDesign();
const place = { x: 1, y: 1, floor: 0, height: 3 };
const tree: readonly Part[] = [
  { kind: 'antenna', id: 'A1', parent: 'P1', gain: 2, ...place },
  { kind: 'source', id: 'S1', power: 20 },
  { kind: 'splitter', id: 'P1', parent: 'C1', port: 'coupled', ways: 2, insertion: 0.3 },
  { kind: 'coupler', id: 'C1', parent: 'S1', coupling: 10, insertion: 0.2 },
  { kind: 'antenna', id: 'A2', parent: 'P1', gain: 2, ...place },
];
const read = (parts: readonly Part[]) => treeOrder(parts).map(({ part, depth }) => `${depth}${part.id}`);

describe('a tree that is edited', () => {
  it('is read from the source down, with what hangs on nothing behind', () => {
    assert.deepEqual(read(tree), ['0S1', '1C1', '2P1', '3A1', '3A2']);
    const ring: Part[] = [
      { kind: 'feeder', id: 'X', parent: 'Y', length: 1, loss: 1 },
      { kind: 'feeder', id: 'Y', parent: 'X', length: 1, loss: 1 },
    ];
    assert.deepEqual(read([...ring, ...tree]), [...read(tree), '0X', '1Y']);
    assert.deepEqual([...branchOf(tree, 'C1')].toSorted(), ['A1', 'A2', 'C1', 'P1']);
  });

  it('closes up where a part is taken out, and loses what nothing feeds any more', () => {
    const without = withoutPart(tree, 'P1');
    assert.deepEqual(read(without), ['0S1', '1C1', '2A1', '2A2']);
    assert.ok(without.every((part) => part.kind !== 'antenna' || part.port === 'coupled'));
    assert.deepEqual(withoutPart(tree, 'S1'), []);
  });

  it('offers no port that would make a ring, or that is none', () => {
    const shown = (id: string) =>
      outletsFor(tree, id).map(({ part, coupled }) => part + (coupled ? '+' : ''));
    assert.deepEqual(shown('P1'), ['S1', 'C1', 'C1+']);
    assert.deepEqual(shown('A1'), ['S1', 'P1', 'C1', 'C1+']);
    assert.deepEqual(shown('C1'), ['S1']);
    const coupler = tree[3];
    assert.ok(coupler);
    assert.equal(isCoupledNext(tree, coupler), false);
    assert.equal(isCoupledNext([coupler, { ...tree[0], parent: 'C1' } as Part], coupler), true);
  });

  it('has no fault as long as parts are added to ends and taken out anywhere', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(5), fc.nat(100)), { maxLength: 30 }), (steps) => {
        let parts: readonly Part[] = [];
        const kinds = ['feeder', 'feeder', 'feeder', 'antenna', 'source'] as const;
        for (const [step, pick] of steps) {
          const chosen = parts[pick % Math.max(parts.length, 1)];
          const kind = kinds[step];
          if (kind === undefined) parts = chosen === undefined ? parts : withoutPart(parts, chosen.id);
          else if (kind === 'source') parts = [...parts, newPart({ ...design, parts: [...parts] }, kind, {})];
          else {
            const free = parts.find(
              ({ id, kind: own }) =>
                own !== 'antenna' && !parts.some((part) => 'parent' in part && part.parent === id),
            );
            if (free !== undefined)
              parts = [...parts, newPart({ ...design, parts: [...parts] }, kind, { parent: free.id })];
          }
          assert.deepEqual(treeFindings(parts).filter(isFault), []);
          assert.equal(treeOrder(parts).length, parts.length);
        }
      }),
    );
  });
});

describe('a floor plan that is edited', () => {
  it('is typed and read as the same corners', () => {
    const corner = fc.tuple(fc.integer({ min: -500, max: 500 }), fc.integer({ min: -500, max: 500 }));
    fc.assert(
      fc.property(fc.array(corner, { minLength: 3, maxLength: 9 }), (corners) => {
        assert.deepEqual(cornersOfText(textOfCorners(corners as [number, number][])), corners);
      }),
    );
    for (const text of ['', '0,0; 1,1', '0,0; 1,1; x', '0,0; 1,1; 9999,0', '0,0; 1,1; 2,2,2'])
      assert.equal(cornersOfText(text), null);
    assert.deepEqual(cornersOfText(' 0，0；40 0\n 40.5,-24 '), [
      [0, 0],
      [40, 0],
      [40.5, -24],
    ]);
  });

  it('snaps to half metres, and to level and upright lines', () => {
    assert.deepEqual(snapped([1.26, 3.8]), [1.5, 4]);
    assert.deepEqual(snapped([20.1, 3.6], [0, 3]), [20, 3]);
    assert.deepEqual(snapped([3.5, -20.2], [3, 0]), [3, -20]);
    assert.deepEqual(snapped([10, 10], [0, 0]), [10, 10]);
  });

  it('has its area, and a picture that covers it once', () => {
    assert.equal(ringArea(design.outline), 960);
    const floor = floorLevels(hall({ parts: [headAt(5, 5)] }), 0);
    const areaOf = (path: string) =>
      [...path.matchAll(/h([\d.]+)v([\d.]+)/g)].reduce(
        (sum, [, width, height]) => sum + Number(width) * Number(height),
        0,
      );
    const all = levelPaths(floor).reduce((sum, { path }) => sum + areaOf(path), 0);
    assert.ok(Math.abs(all - 240) < 1e-6);
    const weak = [...floor.levels].filter((level) => level < -70).length * floor.step ** 2;
    assert.ok(Math.abs(areaOf(weakPath(floor, -70)) - weak) < 1e-6);
    assert.equal(weakPath(floor, -140), '');
  });
});
