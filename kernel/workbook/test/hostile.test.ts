import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { Problem } from '../../http/problem.ts';
import { fitsCell } from '../cell-text.ts';
import { Workbook } from '../workbook.ts';
import { workbookParts, zipped } from './made-workbook.ts';

const sheetPart = 'xl/worksheets/sheet1.xml';
const parts = workbookParts({ 一: '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>' });

/** Opens all of it. @returns the code with which it is refused, or null */
function codeOf(bytes: Uint8Array): string | null {
  try {
    const workbook = new Workbook(bytes);
    for (const { name } of workbook.sheets) workbook.sheet(name);
    return null;
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
}
const withSheet = (data: string) => codeOf(zipped(workbookParts({ 一: data })));
const withPart = (name: string, part: string) => codeOf(zipped({ ...parts, [name]: part }));

/** The bytes with a number at the same place of every line of the directory, and of its header, set to another. */
function patched(bytes: Uint8Array, central: number, value: number): Uint8Array {
  const copy = Buffer.from(bytes);
  for (let at = copy.indexOf('PK\u0001\u0002'); at >= 0; at = copy.indexOf('PK\u0001\u0002', at + 4))
    copy.writeUInt32LE(value, at + central);
  return copy;
}

describe('what is no honest workbook is refused with a code', () => {
  it('is no workbook at all', () => {
    for (const bytes of [
      Buffer.alloc(0),
      Buffer.from('序号,任务'),
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3, 4]),
      zipSync({ 'a.txt': Buffer.from('a') }),
    ])
      assert.equal(codeOf(bytes), 'tables.no-workbook');
    const copy = Buffer.from(zipped(parts));
    for (let at = copy.indexOf('PK\u0001\u0002'); at >= 0; at = copy.indexOf('PK\u0001\u0002', at + 4))
      copy.writeUInt16LE(1, at + 8);
    assert.equal(codeOf(copy), 'tables.no-workbook', 'encrypted');
  });

  it('unpacks to more than it says, or says more than is taken', () => {
    const bomb = zipped({ ...parts, [sheetPart]: `${' '.repeat(3_000_000)}<a/>` });
    assert.ok(bomb.length < 10_000);
    assert.equal(codeOf(patched(bomb, 24, 1000)), 'tables.workbook-broken');
    assert.equal(codeOf(patched(zipped(parts), 24, 150_000_000)), 'tables.workbook-too-large');
    assert.equal(withPart(sheetPart, `<a>${' '.repeat(41_000_000)}</a>`), 'tables.workbook-too-large');
    assert.equal(codeOf(Buffer.alloc(10_000_001)), 'tables.workbook-too-large');
    const many = Object.fromEntries(
      Array.from({ length: 5_001 }, (_none, at) => [`a/${at}`, Buffer.alloc(0)]),
    );
    assert.equal(codeOf(zipSync(many)), 'tables.workbook-too-large');
  });

  it('leads out of its folder, says a name twice, or lets two records share their bytes', () => {
    for (const name of [
      '../xl/a.xml',
      'xl/../../a',
      '/etc/passwd',
      'xl\\a.xml',
      'C:/a',
      'xl//a',
      'XL/WORKBOOK.XML',
      'a\u0000b',
    ])
      assert.equal(withPart(name, 'a'), 'tables.workbook-unsafe', name);
    const bytes = Buffer.from(zipped(parts));
    const first = bytes.indexOf('PK\u0001\u0002');
    const second = bytes.indexOf('PK\u0001\u0002', first + 4);
    bytes.writeUInt32LE(bytes.readUInt32LE(second + 42), first + 42);
    assert.match(codeOf(bytes) ?? '', /^tables\.workbook-(?:unsafe|broken)$/);
  });

  it('declares a type or entities of its own', () => {
    const lol =
      '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbb"><!ENTITY x SYSTEM "file:///etc/passwd">]><worksheet>&x;</worksheet>';
    for (const name of [sheetPart, 'xl/workbook.xml', 'xl/styles.xml', 'xl/sharedStrings.xml', '_rels/.rels'])
      assert.equal(withPart(name, lol), 'tables.workbook-unsafe', name);
  });

  it('is broken XML, or cells that are in no order and of no sheet', () => {
    for (const part of ['<worksheet>', '<a></b>', '', '\ufffe', '<a b=1/>', '<a>&no;</a>', '<a><b/></a><c/>'])
      assert.equal(withPart(sheetPart, part), 'tables.workbook-broken', part);
    assert.equal(
      codeOf(zipped({ ...parts, [sheetPart]: Buffer.from([0xff, 0xfe, 0x3c, 0]) })),
      'tables.workbook-broken',
    );
    const rowWith = (cells: string) => `<sheetData><row r="2">${cells}</row></sheetData>`;
    for (const data of [
      '<sheetData><row r="0"/></sheetData>',
      '<sheetData><row r="1048577"/></sheetData>',
      '<sheetData><row r="2"/><row r="1"/></sheetData>',
      '<sheetData><row r="1e3"/><row r="x"/></sheetData>',
      rowWith('<c r="A3"/>'),
      rowWith('<c r="XFE2"/>'),
      rowWith('<c r="B2"/><c r="A2"/>'),
      rowWith('<c r="A2" t="s"><v>9</v></c>'),
      rowWith('<c r="A2"><v>x</v></c>'),
      '<sheetData/><mergeCells><mergeCell ref="C3:A1"/></mergeCells>',
    ])
      assert.equal(withSheet(data), 'tables.workbook-broken', data);
    assert.equal(withSheet('<a>'.repeat(200) + '</a>'.repeat(200)), 'tables.workbook-too-large');
    assert.equal(
      withSheet('<dimension ref="A1:XFD1048576"/><sheetData/>'),
      null,
      'what it says of its size is not believed',
    );
  });

  it('is damaged anywhere', () => {
    const good = zipped(parts);
    fc.assert(
      fc.property(
        fc.nat(good.length - 1),
        fc.integer({ min: 1, max: 255 }),
        fc.nat(good.length),
        (at, by, cut) => {
          const copy = Buffer.from(good);
          copy[at] = (copy[at] ?? 0) ^ by;
          assert.match(codeOf(copy) ?? 'tables.', /^tables\./);
          assert.match(codeOf(good.subarray(0, cut)) ?? 'tables.', /^tables\./);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is a text that a spreadsheet would compute, or that no cell holds', () => {
    assert.deepEqual(
      ['=1+1', ' =HYPERLINK("a")', '+1', '@SUM(A1)', '已完成=100%', '-', 'a'.repeat(32_768)].map(fitsCell),
      ['formula', 'formula', 'formula', 'formula', 'fits', 'fits', 'too-long'],
    );
  });
});
