import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { plainParagraph } from '../../indoor/drawing/dxf-text.ts';
import { floorPlanOf } from '../../indoor/drawing/floor-plan-of.ts';
import { readDxf } from '../../indoor/drawing/read-dxf.ts';
import { joinFaces } from '../../indoor/drawing/wall-faces.ts';
import { pictureSize } from '../../indoor/picture-size.ts';
import { drawing, dxf, line } from './dxf-sample.ts';
import { png } from './picture-sample.ts';

const refused = { code: /^network\.(bad-drawing|drawing-too-large|drawing-not-dxf)$/ };

/** Each of these once took seconds to hours for some kilobytes: that the test comes to its end is half of what it says. */
describe('drawings that mean harm', { timeout: 60_000 }, () => {
  it('are read in one go: blank lines in the header, polylines without end, texts of nothing but formatting', () => {
    const blank = new TextEncoder().encode(`0\nSECTION\n$ACADVER${'\n'.repeat(100_000)}x`);
    assert.throws(() => readDxf(blank), refused);
    const polylines = readDxf(drawing(dxf(0, 'POLYLINE', 8, 'W', 0, 'SEQEND').repeat(100_000)));
    assert.equal(polylines.lines.length, 0);
    assert.equal(plainParagraph('\\S'.repeat(200_000)).length, 2000);
  });

  it('are refused where a block of much is repeated much', () => {
    const heavy = dxf(0, 'HATCH', ...Array.from({ length: 20_000 }, () => [10, 0]).flat());
    const block = `${dxf(0, 'SECTION', 2, 'BLOCKS', 0, 'BLOCK', 2, 'B', 10, 0, 20, 0)}${heavy}${dxf(0, 'ENDBLK', 0, 'ENDSEC')}`;
    const many = (count: number) =>
      drawing(dxf(0, 'INSERT', 8, 'W', 2, 'B', 10, 0, 20, 0, 70, count), { before: block });
    assert.equal(readDxf(many(10)).left.get('HATCH'), 10);
    assert.throws(() => readDxf(many(500_000)), { code: 'network.drawing-too-large' });
  });

  it('are no walls where hundreds of lines lie opposite of each other', () => {
    const hatching = Array.from({ length: 1000 }, (_, at) => ({
      from: [0, at / 1000] as [number, number],
      to: [10, at / 1000] as [number, number],
      material: 'brick' as const,
    }));
    assert.equal(joinFaces(hatching, 2), null);
    assert.equal(joinFaces(hatching.slice(0, 2), 2)?.length, 2);
  });
});

describe('drawings as offices have them', () => {
  it('keep what they hide out, and know layers in whichever case', () => {
    const table = `${dxf(0, 'SECTION', 2, 'TABLES', 0, 'TABLE', 2, 'LAYER', 0, 'LAYER', 2, 'Wall', 70, 0, 62, -7)}${dxf(0, 'ENDTAB', 0, 'ENDSEC')}`;
    const hidden = dxf(0, 'LINE', 8, 'X', 60, 1, 10, 0, 20, 0, 11, 5, 21, 0);
    const read = readDxf(
      drawing(hidden + line('WALL', [0, 0], [9, 0]) + line('b', [0, 0], [9, 0]) + line('B', [0, 1], [9, 1]), {
        before: table,
      }),
    );
    assert.deepEqual(
      read.lines.map(({ layer }) => layer),
      ['Wall', 'b', 'b'],
    );
    assert.deepEqual([...read.left], [['LINE (60 = 1)', 1]]);
  });

  it('of a round building give an outline that a design can hold', () => {
    const corners = Array.from({ length: 721 }, (_, at) => {
      const angle = (at * Math.PI) / 360;
      return [30_000 * Math.cos(angle), 30_000 * Math.sin(angle)] as const;
    });
    const round = corners.slice(1).map((to, at) => line('W', corners[at] ?? [0, 0], to));
    const plan = floorPlanOf(readDxf(drawing(round.join(''))), {
      metres: 0.001,
      roles: new Map([['W', 'brick']]),
      thickest: 0,
    });
    assert.ok(typeof plan === 'object');
    assert.ok(plan.outline.length > 300 && plan.outline.length <= 500, String(plan.outline.length));
  });
});

it('a picture without pixels, or of a depth that there is not, is none', () => {
  const without = Buffer.concat([png.subarray(0, 33), png.subarray(-12)]);
  assert.equal(pictureSize(without), null);
  const odd = Buffer.from(png);
  odd[24] = 3;
  assert.equal(pictureSize(odd), null);
});
