import { type CellPlace, cellRef } from './cell-ref.ts';
import { encodedText } from './cell-text.ts';
import type { Cell, Sheet, SheetRow } from './read-sheet.ts';
import type { OpenTag } from './scan-xml.ts';

/** What a cell is to say: a text, a day as the workbook counts it, or (null) nothing. */
export interface CellChange extends CellPlace {
  readonly value: string | number | null;
}

/**
 * The text of a sheet in which these cells say something else; every other character stays. A cell keeps its format; one that was
 * not there takes that of its row or column. Texts stand in the cells themselves, so that no other part changes. Pure.
 * @param forget also takes out what the formulas of the sheet last gave
 * @throws Error for a cell with a formula, or in a row that there is not: callers ask first
 */
export function setCells(sheet: Sheet, changes: readonly CellChange[], forget = false): string {
  const edits = forget ? [...forgotten(sheet)] : [];
  const changed = [...Map.groupBy(changes, ({ row }) => row)].flatMap(([number, ofRow]) => {
    const row = sheet.rows.get(number);
    if (row === undefined) throw new Error(`no row ${number}`);
    return editsOf(sheet, row, ofRow);
  });
  let xml = '';
  let at = 0;
  for (const { start, end, text } of [...edits, ...changed].toSorted(inOrderOfText)) {
    xml += sheet.xml.slice(at, start) + text;
    at = end;
  }
  return xml + sheet.xml.slice(at);
}

/** The stored result of a formula, behind it in its cell. */
const result = /<(?:[\w.-]+:)?v(?:\s[^>]*)?(?:\/>|>[^<]*<\/(?:[\w.-]+:)?v\s*>)/;

function* forgotten({ rows, xml }: Sheet): Generator<Edit> {
  for (const { cells } of rows.values())
    for (const { formula, tagEnd, end } of cells.values()) {
      const found = formula ? result.exec(xml.slice(tagEnd, end)) : null;
      if (found === null) continue;
      const start = tagEnd + found.index;
      yield { start, end: start + found[0].length, text: '' };
    }
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What is put before a cell comes before what takes its place. */
function inOrderOfText(one: Edit, other: Edit): number {
  return one.start - other.start || one.end - other.end;
}

function editsOf(sheet: Sheet, row: SheetRow, changes: readonly CellChange[]): readonly Edit[] {
  const edits: Edit[] = [];
  /** New cells by the place where they are put: several may come before the same cell. */
  const added = new Map<number, string>();
  const inOrder = changes.toSorted((one, other) => one.column - other.column);
  for (const change of inOrder) {
    const cell = row.cells.get(change.column);
    if (cell?.formula) throw new Error(`a formula in ${cellRef(change)}`);
    if (cell !== undefined) edits.push(replacement(sheet, cell, row.tag.prefix, change));
    else if (change.value !== null) {
      const next = [...row.cells.values()].find(({ column }) => column > change.column);
      const place = next?.start ?? row.close;
      added.set(place, (added.get(place) ?? '') + newCell(sheet, row, change));
    }
  }
  const columns = inOrder.filter(({ value, column }) => value !== null && !row.cells.has(column));
  const tag = rowTag(
    sheet.xml,
    row.tag,
    columns.map(({ column }) => column),
  );
  if (added.size === 0) return edits;
  if (row.tag.selfClosing) {
    const cells = [...added.values()].join('');
    const open = tag.replace(/\s*\/>$/, '>');
    return [{ start: row.tag.start, end: row.tag.end, text: `${open}${cells}</${row.tag.prefix}row>` }];
  }
  const { start, end } = row.tag;
  return [
    ...edits,
    ...(tag === sheet.xml.slice(start, end) ? [] : [{ start, end, text: tag }]),
    ...[...added].map(([place, text]) => ({ start: place, end: place, text })),
  ];
}

function replacement(sheet: Sheet, cell: Cell, prefix: string, { value }: CellChange): Edit {
  const { start, tagEnd, end } = cell;
  // Its type, and what ties it to rich values, belong to what it said before.
  const bare = sheet.xml
    .slice(start, tagEnd)
    .replace(/\s*\/?>$/, '')
    .replaceAll(/\s+(?:t|cm|vm)\s*=\s*(?:"[^"]*"|'[^']*')/g, '');
  return { start, end, text: cellText(bare, prefix, value) };
}

function newCell(sheet: Sheet, row: SheetRow, { column, value }: CellChange): string {
  const { prefix, attributes } = row.tag;
  const ofRow =
    attributes['customFormat'] === '1' || attributes['customFormat'] === 'true' ? attributes['s'] : undefined;
  const style = ofRow ?? sheet.styleOf(column);
  const bare = `<${prefix}c r="${cellRef({ row: row.number, column })}"${style === undefined ? '' : ` s="${style}"`}`;
  return cellText(bare, prefix, value);
}

function cellText(bare: string, prefix: string, value: CellChange['value']): string {
  if (value === null || value === '') return `${bare}/>`;
  if (typeof value === 'number') return `${bare}><${prefix}v>${value}</${prefix}v></${prefix}c>`;
  const text = `<${prefix}is><${prefix}t xml:space="preserve">${encodedText(value)}</${prefix}t></${prefix}is>`;
  return `${bare} t="inlineStr">${text}</${prefix}c>`;
}

/** A row may say from which column to which it goes. */
function rowTag(xml: string, { start, end, attributes }: OpenTag, added: readonly number[]): string {
  const tag = xml.slice(start, end);
  const [, least, most] = /^(\d+):(\d+)$/.exec(attributes['spans'] ?? '') ?? [];
  if (least === undefined || most === undefined) return tag;
  const spans = `${Math.min(Number(least), ...added)}:${Math.max(Number(most), ...added)}`;
  return tag.replace(/(\sspans\s*=\s*)(?:"[^"]*"|'[^']*')/, `$1"${spans}"`);
}
