import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readSheet as readByOther } from 'read-excel-file/node';
import writeExcelFile from 'write-excel-file/node';
import { dateOfSerial, isDateFormat, serialOfDate } from '../cell-dates.ts';
import { type CellPlace, cellRef, columnLetters, columnNumber, parseCellRef } from '../cell-ref.ts';
import { cellAt } from '../read-sheet.ts';
import { xmlEscaped } from '../scan-xml.ts';
import { Workbook } from '../workbook.ts';
import { ZipParts } from '../zip-parts.ts';
import { workbookParts, zipped } from './made-workbook.ts';

const text = fc.string({
  unit: fc.constantFrom(...'进展<&>"\'\n 重点x_0Dx=', '_x000D_', '𠮷', '\u0003'),
  maxLength: 12,
});

/** A cell as some program may have written it. */
const cell = fc.record({
  skip: fc.integer({ min: 0, max: 3 }),
  kind: fc.constantFrom('n', 's', 'inlineStr', 'str', 'b', 'e', 'date', 'formula', 'bare', 'closed'),
  shared: fc.integer({ min: 0, max: 2 }),
  number: fc.integer({ min: -1000, max: 60_000 }),
  words: text,
  implied: fc.boolean(),
});
const row = fc.record({
  skip: fc.integer({ min: 0, max: 2 }),
  cells: fc.array(cell, { maxLength: 6 }),
  spans: fc.boolean(),
  selfClosing: fc.boolean(),
});
const book = fc.record({
  rows: fc.array(row, { minLength: 1, maxLength: 8 }),
  prefix: fc.constantFrom('', 'x:'),
  streamed: fc.boolean(),
  quote: fc.constantFrom('"', "'"),
  other: fc.uint8Array({ maxLength: 64 }),
});
type Book = typeof book extends fc.Arbitrary<infer T> ? T : never;

const shared = [
  '<t>一</t>',
  '<r><rPr/><t>二</t></r><r><t xml:space="preserve"> 半</t></r><rPh sb="0" eb="1"><t>er</t></rPh>',
  '<t/>',
];

function sheetOf({ rows, prefix: p, quote: q }: Book): string {
  let number = 0;
  const lines = rows.map(({ skip, cells, spans, selfClosing }) => {
    number += 1 + skip;
    let column = 0;
    const all = cells.map(({ skip: gap, kind, shared: index, number: value, words, implied }) => {
      const next = implied ? 0 : gap;
      column += 1 + next;
      const ref = implied ? '' : ` r=${q}${cellRef({ row: number, column })}${q}`;
      const v = (inner: string) => `<${p}v>${inner}</${p}v>`;
      const said: Record<string, string> = {
        n: `<${p}c${ref}>${v(String(value))}</${p}c>`,
        s: `<${p}c${ref} s=${q}2${q}  t=${q}s${q} >${v(String(index))}</${p}c>`,
        inlineStr: `<${p}c t=${q}inlineStr${q}${ref}><${p}is><${p}t xml:space="preserve">${xmlEscaped(words.replaceAll('\u0003', ''))}</${p}t></${p}is></${p}c>`,
        str: `<${p}c${ref} t=${q}str${q}><${p}f>"a"&amp;1</${p}f>${v('a1')}</${p}c>`,
        b: `<${p}c${ref} t=${q}b${q}>${v('1')}</${p}c>`,
        e: `<${p}c${ref} t=${q}e${q}>${v('#N/A')}</${p}c>`,
        date: `<${p}c${ref} s=${q}1${q}>${v(String(Math.abs(value)))}</${p}c>`,
        formula: `<${p}c${ref}><${p}f>SUM(A1:A2)</${p}f>${v('3')}</${p}c>`,
        bare: `<${p}c${ref} s=${q}1${q}/>`,
        closed: `<${p}c${ref}></${p}c>`,
      };
      return said[kind] ?? '';
    });
    const tag = `<${p}row r=${q}${number}${q}${spans ? ` spans=${q}1:${Math.max(1, column)}${q}` : ''}`;
    return all.length === 0 && selfClosing ? `${tag} />` : `${tag}>${all.join('')}</${p}row>`;
  });
  const merge = `<${p}mergeCells count="1"><${p}mergeCell ref="B2:C1000000"/></${p}mergeCells>`;
  return `<${p}cols><${p}col min="1" max="4" style="2"/></${p}cols><${p}sheetData><!-- <c r="A1"/> -->${lines.join('\n')}</${p}sheetData>${merge}`;
}

function bytesOf(made: Book): Uint8Array {
  const parts = workbookParts(
    { 台账: sheetOf(made), 其他: `<${made.prefix}sheetData/>` },
    { texts: shared, prefix: made.prefix },
  );
  return zipped(
    { ...parts, 'xl/media/image1.png': made.other, 'docProps/custom.bin': made.other },
    made.streamed,
  );
}

/** Every cell of all sheets as `name!ref` -> text. */
function textsOf(workbook: Workbook): ReadonlyMap<string, string> {
  return new Map(
    workbook.sheets.flatMap(({ name }) =>
      [...workbook.sheet(name).rows.values()].flatMap(({ cells }) =>
        [...cells.values()].map(
          (one) => [`${name}!${cellRef(one)}`, `${one.kind} ${one.text} ${one.formula}`] as const,
        ),
      ),
    ),
  );
}

describe('a workbook that is read and written by its own parts', () => {
  it('comes out as the same bytes when nothing changes', () => {
    fc.assert(
      fc.property(book, (made) => {
        const bytes = bytesOf(made);
        assert.deepEqual(Buffer.from(new Workbook(bytes).with(new Map([['台账', []]]))), Buffer.from(bytes));
      }),
    );
  });

  it('differs in the changed cells alone: other parts keep their packed bytes, other cells their characters', () => {
    fc.assert(
      fc.property(
        book,
        fc.array(
          fc.tuple(
            fc.nat(99),
            fc.integer({ min: 1, max: 30 }),
            fc.oneof(text, fc.nat(40_000), fc.constant(null)),
          ),
          { minLength: 1, maxLength: 6 },
        ),
        (made, wanted) => {
          const bytes = bytesOf(made);
          const workbook = new Workbook(bytes);
          const sheet = workbook.sheet('台账');
          const numbers = [...sheet.rows.keys()];
          const asked = new Map(
            wanted.flatMap(([at, column, value]) => {
              const place = { row: numbers[at % numbers.length] ?? 0, column };
              return sheet.rows.get(place.row)?.cells.get(column)?.formula
                ? []
                : [[cellRef(place), { ...place, value }] as const];
            }),
          );
          const changed = workbook.with(new Map([['台账', [...asked.values()]]]));
          const again = new Workbook(changed);
          const [before, after] = [textsOf(workbook), textsOf(again)];
          for (const [key, said] of before)
            if (!asked.has(key.split('!')[1] ?? ''))
              // What a formula last gave may be wrong now: it is not stored any more.
              assert.equal(
                after.get(key),
                asked.size > 0 && said.endsWith(' true') ? 'empty  true' : said,
                key,
              );
          for (const [ref, { value }] of asked) {
            const { row: number, column } = parseCellRef(ref) as CellPlace;
            const read = again.sheet('台账').rows.get(number)?.cells.get(column);
            const plain = typeof value === 'string' ? value.replaceAll('\u0003', ' ') : value;
            if (value === null || value === '') assert.equal(read?.text ?? '', '');
            else if (typeof value === 'string') assert.equal(read?.text, plain);
            else assert.ok(read?.kind === 'number' || read?.kind === 'date');
            const old = sheet.rows.get(number)?.cells.get(column);
            if (old !== undefined) assert.equal(read?.dated, old.dated, 'its format stays');
          }
          assert.equal(
            after.size,
            new Set([
              ...before.keys(),
              ...[...asked.values()]
                .filter(({ value }) => value !== null)
                .map((one) => `台账!${cellRef(one)}`),
            ]).size,
          );
          const [one, other] = [new ZipParts(bytes), new ZipParts(changed)];
          assert.deepEqual(other.names, one.names);
          const mayChange = new Set(['xl/worksheets/sheet1.xml', 'xl/workbook.xml']);
          for (const name of one.names)
            if (!mayChange.has(name)) assert.deepEqual(other.packed(name), one.packed(name), name);
          const formulas = /<(?:x:)?f>/.test(sheet.xml);
          if (!formulas) assert.deepEqual(other.packed('xl/workbook.xml'), one.packed('xl/workbook.xml'));
          else if (asked.size > 0)
            assert.match(
              Buffer.from(other.read('xl/workbook.xml') ?? []).toString(),
              /calcPr fullCalcOnLoad="1"/,
            );
          // And back: the same words again in every cell change nothing else either.
          assert.deepEqual(textsOf(new Workbook(again.with(new Map([['其他', []]])))), after);
        },
      ),
    );
  });

  it('knows the values that a cell may hold: written out, in cells, of another sheet, by a name, in the extension', () => {
    const validation = (sqref: string, formula: string, type = 'list') =>
      `<dataValidation type="${type}" sqref="${sqref}"><formula1>${formula}</formula1></dataValidation>`;
    const other =
      '<row r="1"><c r="A1" t="inlineStr"><is><t>甲</t></is></c><c r="B1" t="inlineStr"><is><t>乙</t></is></c></row>';
    const extension = `<extLst><ext xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:dataValidations><x14:dataValidation type="list"><x14:formula1><xm:f>'词 表'!$A$1:$B$1</xm:f></x14:formula1><xm:sqref>F1</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>`;
    const lists = [
      validation('A1:A3 A9', '"是, 否,""未定"""'),
      validation('B1', "'词 表'!$A$1:$B$1"),
      validation('C1', '办理状态'),
      validation('D1', 'OFFSET($A$1,0,0,2)'),
      validation('E1', '1', 'whole'),
    ];
    const parts = workbookParts({
      台账: `<sheetData><row r="1"><c r="A1"/></row></sheetData><dataValidations>${lists.join('')}</dataValidations>${extension}`,
      '词 表': `<sheetData>${other}</sheetData>`,
    });
    const named = (parts['xl/workbook.xml'] ?? '').replace(
      '</sheets>',
      `</sheets><definedNames><definedName name="办理状态">'词 表'!$B$1:$B$1</definedName></definedNames>`,
    );
    const workbook = new Workbook(zipped({ ...parts, 'xl/workbook.xml': named }));
    const at = (ref: string) => workbook.valuesOf('台账', parseCellRef(ref) as CellPlace);
    for (const ref of ['A1', 'A3', 'A9']) assert.deepEqual(at(ref), ['是', '否', '"未定"'], ref);
    assert.deepEqual([at('B1'), at('F1'), at('C1')], [['甲', '乙'], ['甲', '乙'], ['乙']]);
    for (const ref of ['A4', 'D1', 'E1', 'Z9']) assert.equal(at(ref), null, ref);
  });

  it('reads what another library wrote as a third one reads it', async () => {
    const written = await writeExcelFile([
      [{ value: '任务' }, { value: '时限' }],
      [
        { value: '  建<设>&港区 ' },
        { value: new Date('2026-06-30T00:00:00Z'), type: Date, format: 'yyyy-mm-dd' },
      ],
      [{ value: 12.5 }, { value: true, type: Boolean }],
    ]).toBuffer();
    const workbook = new Workbook(written);
    const sheet = workbook.sheet(workbook.sheets[0]?.name ?? '');
    const texts = [...sheet.rows.values()].map(({ cells }) => [...cells.values()].map((one) => one.text));
    assert.deepEqual(texts, [
      ['任务', '时限'],
      ['  建<设>&港区 ', '2026-06-30'],
      ['12.5', 'TRUE'],
    ]);
    const changed = workbook.with(
      new Map([
        [
          sheet.name,
          [
            { row: 3, column: 1, value: '改\n了' },
            { row: 2, column: 5, value: '新' },
          ],
        ],
      ]),
    );
    const read = await readByOther(Buffer.from(changed));
    assert.deepEqual(
      read.map((cells) => cells.map(String)),
      [
        ['任务', '时限', 'null', 'null', 'null'],
        ['建<设>&港区', String(new Date('2026-06-30T00:00:00Z')), 'null', 'null', '新'],
        ['改\n了', 'true', 'null', 'null', 'null'],
      ],
    );
  });

  it('finds what stands in merged cells, and never walks over their rows', () => {
    const data =
      '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>甲</t></is></c></row></sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>';
    const workbook = new Workbook(zipped(workbookParts({ 一: data })));
    assert.equal(cellAt(workbook.sheet('一'), { row: 1_000_000, column: 16_000 })?.text, '甲');
  });

  it('counts columns and days as spreadsheets do', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 16_384 }),
        (column) => columnNumber(columnLetters(column)) === column,
      ),
    );
    assert.deepEqual([columnNumber('XFE'), parseCellRef('A0'), parseCellRef('A1048577')], [null, null, null]);
    assert.deepEqual(
      [dateOfSerial(45_658, false), serialOfDate('2025-01-01', false)],
      ['2025-01-01', 45_658],
    );
    assert.equal(dateOfSerial(serialOfDate('2025-01-01', true), true), '2025-01-01');
    assert.equal(dateOfSerial(45_658.5, false), '2025-01-01T12:00:00');
    assert.deepEqual(
      [
        isDateFormat(14, undefined),
        isDateFormat(2, undefined),
        isDateFormat(164, '"时限"0.00'),
        isDateFormat(164, '[$-804]yyyy"年"m"月"'),
      ],
      [true, false, false, true],
    );
  });
});
