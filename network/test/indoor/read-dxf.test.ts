import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Problem } from '@yuheng/kernel/problem';
import type { Drawing } from '../../indoor/drawing/drawing.ts';
import { readDxf } from '../../indoor/drawing/read-dxf.ts';
import { drawing, dxf, line, ring } from './dxf-sample.ts';

const corners = ({ lines }: Drawing, at = 0) =>
  (lines[at]?.corners ?? []).map((corner) => corner.map((value) => Math.round(value * 1000) / 1000 + 0));

function refusal(bytes: Uint8Array): Problem {
  try {
    readDxf(bytes);
  } catch (error) {
    assert.ok(error instanceof Problem);
    return error;
  }
  return assert.fail('not refused');
}

describe('a floor plan in DXF', () => {
  it('has its unit, layers with what is hidden, lines and rings', () => {
    const layer = (name: string, colour: number, flag: number) =>
      dxf(0, 'LAYER', 2, name, 70, flag, 62, colour);
    const table = dxf(0, 'SECTION', 2, 'TABLES', 0, 'TABLE', 2, 'LAYER');
    const before = `${table}${layer('WALL', 7, 0)}${layer('OFF', -7, 0)}${layer('ICE', 7, 1)}${dxf(0, 'ENDTAB', 0, 'ENDSEC')}`;
    const shapes =
      line('WALL', [0, 0], [10, 0]) +
      ring('OFF', [
        [0, 0],
        [4, 0],
        [4, 3],
      ]);
    const read = readDxf(drawing(shapes, { before }));
    assert.equal(read.unit, 'mm');
    assert.deepEqual(
      [...read.shown],
      [
        ['WALL', true],
        ['OFF', false],
        ['ICE', false],
      ],
    );
    assert.deepEqual(
      read.lines.map(({ layer: name, closed }) => [name, closed]),
      [
        ['WALL', false],
        ['OFF', true],
      ],
    );
    assert.equal(readDxf(drawing(shapes, { unit: 0 })).unit, null);
    assert.equal(readDxf(drawing(shapes, { unit: 1 })).unit, 'in');
  });

  it('has curves as short straight pieces', () => {
    const half = dxf(0, 'LWPOLYLINE', 8, 'W', 90, 2, 70, 0, 10, 0, 20, 0, 42, 1, 10, 2, 20, 0);
    const arc = dxf(0, 'ARC', 8, 'W', 10, 5, 20, 5, 40, 2, 50, 270, 51, 0);
    const circle = dxf(0, 'CIRCLE', 8, 'W', 10, 1, 20, 1, 40, 0.5);
    const ellipse = dxf(0, 'ELLIPSE', 8, 'W', 10, 0, 20, 0, 11, 0, 21, 4, 40, 0.5, 41, 0, 42, 2 * Math.PI);
    const read = readDxf(drawing(half + arc + circle + ellipse));
    // Against the clock from (0,0) to (2,0): through the south.
    assert.ok(corners(read).every(([x = 0, y = 0]) => Math.abs(Math.hypot(x - 1, y) - 1) < 1e-3 && y <= 0));
    assert.deepEqual(
      [corners(read).at(0), corners(read).at(-1)],
      [
        [0, 0],
        [2, 0],
      ],
    );
    assert.deepEqual(
      [corners(read, 1).at(0), corners(read, 1).at(-1)],
      [
        [5, 3],
        [7, 5],
      ],
    );
    assert.ok(read.lines[2]?.closed && corners(read, 2).length === 16);
    assert.deepEqual(
      [read.lines[3]?.closed, corners(read, 3).at(0), corners(read, 3).at(4)],
      [true, [0, 4], [-2, 0]],
    );
  });

  it('has what blocks put into it, turned, scaled and repeated, and on whose layer', () => {
    const block = (name: string, inside: string) =>
      `${dxf(0, 'BLOCK', 2, name, 10, 1, 20, 0)}${inside}${dxf(0, 'ENDBLK')}`;
    const before =
      dxf(0, 'SECTION', 2, 'BLOCKS') +
      block('door', line('0', [1, 0], [3, 0]) + line('OWN', [1, 0], [1, 1])) +
      block('outer', dxf(0, 'INSERT', 8, '0', 2, 'DOOR', 10, 1, 20, 0)) +
      dxf(0, 'ENDSEC');
    const put = dxf(0, 'INSERT', 8, 'W', 2, 'Door', 10, 10, 20, 10, 41, 2, 42, 1, 50, 90, 70, 2, 44, 5);
    const read = readDxf(drawing(put + dxf(0, 'INSERT', 8, 'X', 2, 'outer', 10, 0, 20, 0), { before }));
    assert.deepEqual(
      read.lines.map(({ layer }) => layer),
      ['W', 'OWN', 'W', 'OWN', 'X', 'OWN'],
    );
    assert.deepEqual(corners(read), [
      [10, 10],
      [10, 14],
    ]);
    assert.deepEqual(corners(read, 1), [
      [10, 10],
      [9, 10],
    ]);
    assert.deepEqual(corners(read, 2), [
      [10, 15],
      [10, 19],
    ]);
    assert.deepEqual(corners(read, 4), [
      [0, 0],
      [2, 0],
    ]);
  });

  it('has old polylines, texts in their code, and what looks from below mirrored', () => {
    const vertex = (x: number, y: number) => dxf(0, 'VERTEX', 8, 'W', 10, x, 20, y);
    const old = `${dxf(0, 'POLYLINE', 8, 'W', 66, 1, 70, 1)}${vertex(0, 0)}${vertex(4, 0)}${vertex(4, 3)}${dxf(0, 'SEQEND')}`;
    const text = dxf(0, 'TEXT', 8, 'T', 10, 1, 20, 2, 1, '\\U+5019车厅');
    const many = dxf(0, 'MTEXT', 8, 'T', 10, 1, 20, 2, 3, '{\\fSimSun|b0;', 1, 'A\\PB}');
    const below = dxf(0, 'CIRCLE', 8, 'W', 10, 5, 20, 1, 40, 1, 210, 0, 220, 0, 230, -1);
    const tilted = dxf(0, 'CIRCLE', 8, 'W', 10, 5, 20, 1, 40, 1, 210, 1, 220, 0, 230, 0);
    const sheet = dxf(0, 'LINE', 67, 1, 8, 'W', 10, 0, 20, 0, 11, 1, 21, 1);
    const read = readDxf(drawing(old + text + many + below + tilted + sheet + dxf(0, 'HATCH', 8, 'W')));
    assert.deepEqual([read.lines.length, read.lines[0]?.closed, corners(read)[2]], [2, true, [4, 3]]);
    assert.deepEqual(
      read.texts.map((each) => each.text),
      ['候车厅', 'A B'],
    );
    assert.ok(corners(read, 1).every(([x = 0]) => x < 0));
    assert.deepEqual(
      [...read.left],
      [
        ['CIRCLE', 1],
        ['HATCH', 1],
      ],
    );
    const gbk = Buffer.concat([
      Buffer.from(dxf(0, 'SECTION', 2, 'HEADER', 9, '$DWGCODEPAGE', 3, 'ANSI_936', 0, 'ENDSEC')),
      Buffer.from(dxf(0, 'SECTION', 2, 'ENTITIES', 0, 'LINE', 8)),
      // 墙
      Buffer.from([0xc7, 0xbd, 0x0a]),
      Buffer.from(dxf(10, 0, 20, 0, 11, 1, 21, 0, 0, 'ENDSEC', 0, 'EOF')),
    ]);
    assert.equal(readDxf(gbk).lines[0]?.layer, '墙');
  });

  it('is refused with the line that is wrong, what it is and what it should be', () => {
    const text = (value: string) => new TextEncoder().encode(value);
    for (const [bytes, values, sentence] of [
      [text('AC1032\0\0\0'), { kind: 'DWG' }, null],
      [text('AutoCAD Binary DXF\r\n\u001a\0'), { kind: 'binary DXF' }, null],
      [text('\n{"type":"\u0007"}\n'), { fault: 'start', line: 2, found: '{"type":"·"}' }, 'start'],
      [new Uint8Array(0), { fault: 'empty' }, 'empty'],
      [text(' \r\n\n'), { fault: 'empty' }, 'empty'],
    ] as const) {
      const told = refusal(bytes);
      assert.deepEqual(
        [told.code, told.values, told.sentence],
        ['network.drawing-not-dxf', values, sentence],
      );
    }
    const whole = new TextDecoder().decode(drawing(line('W', [0, 0], [1, 1])));
    const lineOf = (part: string) => whole.slice(0, whole.indexOf(part)).split('\n').length;
    const vertices = dxf(0, 'POLYLINE', 8, 'W', 66, 1, 0, 'VERTEX', 8, 'W', 10, 0, 20, 0);
    for (const [broken, fault, at, found] of [
      [whole.replace('\n11\n1\n', '\n11\n1e999\n'), 'number', lineOf('\n11\n1\n') + 2, '1e999'],
      [whole.replace('\n11\n', '\nelf\n'), 'code', lineOf('\n11\n') + 1, 'elf'],
      [whole.replace('EOF\n', ''), 'value', whole.split('\n').length - 2, '0'],
      [whole.slice(0, whole.indexOf('0\nENDSEC\n0\nEOF')), 'end', lineOf('0\nENDSEC\n0\nEOF') - 1, 'LINE'],
      [`999\nnote\n8\nW\n${whole}`, 'record', 3, '8'],
      [dxf(0, 'SECTION', 2, 'HEADER', 0, 'ENDSEC', 0, 'EOF'), 'entities', 1, ''],
      [new TextDecoder().decode(drawing(vertices)), 'seqend', lineOf('LINE\n8'), 'POLYLINE'],
    ] as const) {
      const told = refusal(text(broken));
      assert.deepEqual(
        [told.code, told.values, told.sentence],
        ['network.bad-drawing', { line: at, fault, found }, fault],
      );
    }
  });

  it('is refused where blocks hold themselves or make it endless', () => {
    const block = (inside: string) =>
      dxf(0, 'SECTION', 2, 'BLOCKS', 0, 'BLOCK', 2, 'A', 10, 0, 20, 0) +
      inside +
      dxf(0, 'ENDBLK', 0, 'ENDSEC');
    const itself = block(dxf(0, 'INSERT', 8, '0', 2, 'A', 10, 0, 20, 0));
    const put = dxf(0, 'INSERT', 8, 'W', 2, 'A', 10, 0, 20, 0);
    const nested = refusal(drawing(put, { before: itself }));
    assert.deepEqual(
      [nested.code, nested.sentence, nested.values['found']],
      ['network.bad-drawing', 'nesting', 'A'],
    );
    const many = dxf(0, 'INSERT', 8, 'W', 2, 'A', 10, 0, 20, 0, 70, 30_000, 71, 30_000);
    const { code } = refusal(drawing(many, { before: block(line('0', [0, 0], [1, 0])) }));
    assert.equal(code, 'network.drawing-too-large');
  });
});
