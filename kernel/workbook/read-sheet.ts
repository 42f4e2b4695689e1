import { Problem } from '../http/problem.ts';
import { dateOfSerial } from './cell-dates.ts';
import { type CellPlace, type CellRange, inRange, parseCellRef, parseRange } from './cell-ref.ts';
import { decodedText } from './cell-text.ts';
import { cellsLimit, rowsLimit } from './limits.ts';
import { type OpenTag, scanXml } from './scan-xml.ts';

/** A cell that is there, if only with a format. */
export interface Cell extends CellPlace {
  /** As a person reads it: days as `YYYY-MM-DD`, numbers as they are stored; of a formula what it last gave. */
  readonly text: string;
  readonly kind: 'empty' | 'text' | 'number' | 'date' | 'flag' | 'error';
  readonly formula: boolean;
  /** Whether its format shows a day. */
  readonly dated: boolean;
  /** Where it stands in the text of the sheet, and where its first tag ends. */
  readonly start: number;
  readonly tagEnd: number;
  readonly end: number;
}

export interface SheetRow {
  readonly number: number;
  readonly cells: ReadonlyMap<number, Cell>;
  readonly hidden: boolean;
  readonly tag: OpenTag;
  /** Where its closing tag begins; of one that closes itself, its end. */
  readonly close: number;
}

/** One sheet, with the places of what it is made of. */
export interface Sheet {
  readonly name: string;
  readonly part: string;
  readonly xml: string;
  readonly rows: ReadonlyMap<number, SheetRow>;
  readonly merges: readonly CellRange[];
  /** Format of a column where it has one of its own, by its number. */
  styleOf(column: number): string | undefined;
  /** Any of its cells holds a formula. */
  readonly formulas: boolean;
}

/** What cells refer to. */
export interface SheetContext {
  readonly texts: readonly string[];
  readonly dates: ReadonlySet<number>;
  readonly is1904: boolean;
}

/** @throws Problem tables.workbook-broken, tables.workbook-unsafe, tables.workbook-too-large */
export function readSheet(name: string, part: string, xml: string, context: SheetContext): Sheet {
  const reader = new SheetReader(part, context);
  scanXml(xml, part, reader);
  const { rows, merges, columns, formulas } = reader;
  return {
    name,
    part,
    xml,
    rows,
    merges,
    formulas,
    styleOf: (column) => columns.find(({ least, most }) => column >= least && column <= most)?.style,
  };
}

/** The first cell of the merged ones to which a place belongs, or the place itself. */
export function anchorOf({ merges }: Pick<Sheet, 'merges'>, place: CellPlace): CellPlace {
  return merges.find((range) => inRange(place, range))?.from ?? place;
}

/** What stands at a place, also where it is merged with others; null where nothing is. */
export function cellAt(sheet: Pick<Sheet, 'merges' | 'rows'>, place: CellPlace): Cell | null {
  const { row, column } = anchorOf(sheet, place);
  return sheet.rows.get(row)?.cells.get(column) ?? null;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

class SheetReader {
  readonly rows = new Map<number, SheetRow>();
  readonly merges: CellRange[] = [];
  readonly columns: { least: number; most: number; style: string }[] = [];
  formulas = false;
  readonly #part: string;
  readonly #context: SheetContext;
  #row: (Writable<SheetRow> & { cells: Map<number, Cell> }) | null = null;
  #cell: OpenTag | null = null;
  #place: CellPlace = { row: 0, column: 0 };
  #lastRow = 0;
  #lastColumn = 0;
  #count = 0;
  #value = '';
  #inline = '';
  #into: 'value' | 'inline' | null = null;
  #formula = false;
  #phonetic = false;

  constructor(part: string, context: SheetContext) {
    this.#part = part;
    this.#context = context;
  }

  open(tag: OpenTag): void {
    const { name, attributes } = tag;
    if (name === 'row') this.#openRow(tag);
    else if (name === 'c' && this.#row !== null) this.#openCell(tag);
    else if (name === 'f' && this.#cell !== null) this.#formula = true;
    else if (name === 'v' && this.#cell !== null) this.#into = 'value';
    else if (name === 'rPh') this.#phonetic = true;
    else if (name === 't' && this.#cell !== null && !this.#phonetic) this.#into = 'inline';
    else if (name === 'mergeCell') this.#merge(attributes['ref'] ?? '');
    else if (name === 'col' && attributes['style'] !== undefined)
      this.columns.push({
        least: Number(attributes['min']),
        most: Number(attributes['max']),
        style: attributes['style'],
      });
  }

  text(words: string): void {
    if (this.#into === 'value') this.#value += words;
    if (this.#into === 'inline') this.#inline += words;
  }

  close(name: string, _uri: string, start: number, end: number): void {
    if (name === 'v' || name === 't') this.#into = null;
    if (name === 'rPh') this.#phonetic = false;
    if (name === 'c' && this.#cell !== null) this.#closeCell(this.#cell, end);
    if (name === 'row' && this.#row !== null) {
      this.#row.close = this.#row.tag.selfClosing ? end : start;
      this.rows.set(this.#row.number, this.#row);
      this.#row = null;
    }
  }

  #openRow(tag: OpenTag): void {
    const said = tag.attributes['r'];
    const number = said === undefined ? this.#lastRow + 1 : Number(said);
    // Rows come in their order (18.3.1.73): one that comes twice would be written in the wrong place.
    if (!Number.isInteger(number) || number <= this.#lastRow || number > rowsLimit)
      throw this.#broken(`row ${said}`);
    this.#lastRow = number;
    this.#lastColumn = 0;
    const { hidden } = tag.attributes;
    this.#row = { number, cells: new Map(), hidden: hidden === '1' || hidden === 'true', tag, close: 0 };
  }

  #openCell(tag: OpenTag): void {
    const said = tag.attributes['r'];
    const row = this.#lastRow;
    const place = said === undefined ? { row, column: this.#lastColumn + 1 } : parseCellRef(said);
    if (place === null || place.row !== row || place.column <= this.#lastColumn)
      throw this.#broken(`cell ${said}`);
    this.#count += 1;
    if (this.#count > cellsLimit) throw new Problem('tables.workbook-too-large', { what: `> ${cellsLimit}` });
    this.#lastColumn = place.column;
    this.#place = place;
    this.#cell = tag;
    this.#value = '';
    this.#inline = '';
    this.#formula = false;
  }

  #closeCell(tag: OpenTag, end: number): void {
    this.#cell = null;
    this.formulas ||= this.#formula;
    const { start, end: tagEnd } = tag;
    const dated = this.#context.dates.has(Number(tag.attributes['s'] ?? 0));
    const place = this.#place;
    const read = this.#read(tag.attributes['t'] ?? 'n', dated);
    this.#row?.cells.set(place.column, {
      ...place,
      ...read,
      formula: this.#formula,
      dated,
      start,
      tagEnd,
      end,
    });
  }

  /** The types of cells (18.18.11, ST_CellType). */
  #read(type: string, dated: boolean): Pick<Cell, 'text' | 'kind'> {
    const value = this.#value.trim();
    const told = (text: string): Pick<Cell, 'text' | 'kind'> => ({
      text,
      kind: text === '' ? 'empty' : 'text',
    });
    if (type === 'inlineStr') return told(decodedText(this.#inline));
    if (type === 'str') return told(decodedText(this.#value));
    if (value === '') return { text: '', kind: 'empty' };
    if (type === 's') {
      const text = this.#context.texts[Number(value)];
      if (text === undefined) throw this.#broken(`text ${value}`);
      return told(text);
    }
    if (type === 'b') return { text: value === '1' ? 'TRUE' : 'FALSE', kind: 'flag' };
    if (type === 'e') return { text: value, kind: 'error' };
    if (type === 'd') return { text: value.replace(/T00:00:00(?:\.0+)?Z?$/, ''), kind: 'date' };
    const number = Number(value);
    if (!Number.isFinite(number)) throw this.#broken(`number ${value}`);
    const date = dated ? dateOfSerial(number, this.#context.is1904) : null;
    return date === null ? { text: String(number), kind: 'number' } : { text: date, kind: 'date' };
  }

  #merge(ref: string): void {
    const range = parseRange(ref);
    if (range === null) throw this.#broken(`merge ${ref}`);
    this.merges.push(range);
  }

  #broken(what: string): Problem {
    return new Problem('tables.workbook-broken', { what: `${this.#part}: ${what}`.slice(0, 80) });
  }
}
