import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dxfFile } from '../../indoor/drawing/dxf-file.ts';
import { readDxf } from '../../indoor/drawing/read-dxf.ts';
import { joinFaces } from '../../indoor/drawing/wall-faces.ts';
import { drawing, dxf, ring } from './dxf-sample.ts';

const tooLarge = (what: string, most: number) => ({
  code: 'network.drawing-too-large',
  values: { what, most },
});
const section = (name: string, inside: string) => `${dxf(0, 'SECTION', 2, name)}${inside}${dxf(0, 'ENDSEC')}`;
/** A block that is put into the drawing so often. */
const repeated = (inside: string, times: number) =>
  drawing(dxf(0, 'INSERT', 8, 'W', 2, 'B', 10, 0, 20, 0, 70, times), {
    before: section('BLOCKS', `${dxf(0, 'BLOCK', 2, 'B', 10, 0, 20, 0)}${inside}${dxf(0, 'ENDBLK')}`),
  });

describe('a drawing is no larger than a floor plan can be', { timeout: 120_000 }, () => {
  it('in corners: 400,000', () => {
    const thousand = ring(
      'W',
      Array.from({ length: 1000 }, (_, at) => [at, at % 2] as const),
    );
    assert.equal(readDxf(repeated(thousand, 400)).lines.length, 400);
    assert.throws(() => readDxf(repeated(thousand, 401)), tooLarge('VERTEX', 400_000));
  });

  it('in texts: 20,000', () => {
    const text = dxf(0, 'TEXT', 8, 'T', 10, 1, 20, 2, 1, '厅');
    assert.equal(readDxf(repeated(text, 20_000)).texts.length, 20_000);
    assert.throws(() => readDxf(repeated(text, 20_001)), tooLarge('TEXT', 20_000));
  });

  it('in layers: 2,000', () => {
    const layers = (count: number) =>
      drawing('', {
        before: section(
          'TABLES',
          Array.from({ length: count }, (_, at) => dxf(0, 'LAYER', 2, `L${at}`, 70, 0, 62, 7)).join(''),
        ),
      });
    assert.equal(readDxf(layers(2000)).shown.size, 2000);
    assert.throws(() => readDxf(layers(2001)), tooLarge('LAYER', 2000));
  });

  it('in records: 500,000', () => {
    // The borders of the section are two of them.
    const records = (count: number) =>
      `${section('ENTITIES', dxf(0, 'X').repeat(count - 2))}${dxf(0, 'EOF')}`;
    assert.equal(dxfFile(records(500_000)).entities.length, 499_998);
    assert.throws(() => dxfFile(records(500_001)), tooLarge('ENTITIES', 500_000));
  });
});

describe('faces of walls', () => {
  const face = (y: number, material: 'brick' | 'concrete') => ({
    from: [0, y] as [number, number],
    to: [10, y] as [number, number],
    material,
  });

  it('belong together where they are of one material, and stay two walls where they are not', () => {
    const joined = joinFaces([face(0, 'brick'), face(0.2, 'brick')], 0.5);
    assert.deepEqual(
      joined?.map(({ from, to, material }) => [from, to, material]),
      [[[-0.1, 0.1], [10.1, 0.1], 'brick']],
    );
    const apart = [face(0, 'brick'), face(0.2, 'concrete')];
    assert.deepEqual(joinFaces(apart, 0.5), apart);
  });
});

describe('names in a drawing', () => {
  /** The layer of a line whose name has these bytes, in a drawing of a release that says a code page. */
  const layerOf = (bytes: readonly number[], page: string, version: string) => {
    const head = section('HEADER', dxf(9, '$ACADVER', 1, version, 9, '$DWGCODEPAGE', 3, page));
    const file = Buffer.concat([
      Buffer.from(`${head}${dxf(0, 'SECTION', 2, 'ENTITIES', 0, 'LINE', 8)}`),
      Buffer.from([...bytes, 0x0a]),
      Buffer.from(dxf(10, 0, 20, 0, 11, 1, 21, 0, 0, 'ENDSEC', 0, 'EOF')),
    ]);
    return readDxf(file).lines[0]?.layer;
  };

  it('are read in the code page that an old release says, and not in one that fits as well', () => {
    for (const [page, bytes, name] of [
      ['ANSI_874', [0xa1, 0xd3], 'กำ'],
      ['ANSI_932', [0x95, 0xc7], '壁'],
      // Valid UTF-8 as well: 漢.
      [
        'ANSI_936',
        [0xe6, 0xbc, 0xa2, 0x41],
        new TextDecoder('gb18030').decode(Buffer.from([0xe6, 0xbc, 0xa2, 0x41])),
      ],
      ['ANSI_949', [0xba, 0xae], '벽'],
      ['ANSI_950', [0xc0, 0xf0], '牆'],
      ['ANSI_1250', [0x9a], 'š'],
      ['ANSI_1251', [0xd1, 0xf2], 'Ст'],
      ['ANSI_1252', [0xc3, 0xa9], 'Ã©'],
      ['ANSI_1253', [0xd4], 'Τ'],
      ['ANSI_1254', [0xfe], 'ş'],
      ['ANSI_1257', [0xe0], 'ą'],
    ] as const)
      assert.equal(layerOf(bytes, page, 'AC1018'), name, page);
  });

  it('are UTF-8 from AutoCAD 2007 on, whatever the code page says, and where no known one is said', () => {
    const wall = [...Buffer.from('墙é')];
    assert.equal(layerOf(wall, 'ANSI_1252', 'AC1021'), '墙é');
    assert.equal(layerOf(wall, 'ANSI_1252', 'AC1032'), '墙é');
    assert.notEqual(layerOf(wall, 'ANSI_1252', 'AC1018'), '墙é');
    assert.equal(layerOf(wall, 'ANSI_9999', 'AC1018'), '墙é');
    assert.equal(layerOf([0xd0, 0xd0], 'ANSI_9999', 'AC1018'), '行', 'else GB 18030');
  });
});
