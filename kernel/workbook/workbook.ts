import { posix } from 'node:path';
import { Problem } from '../http/problem.ts';
import type { CellPlace } from './cell-ref.ts';
import { sharedTexts } from './cell-text.ts';
import { listValuesLimit, workbookLimit } from './limits.ts';
import { type CellList, listOf, listSource, readLists } from './read-lists.ts';
import { cellAt, readSheet, type Sheet, type SheetContext } from './read-sheet.ts';
import { dateStyles } from './read-styles.ts';
import { withRecalculation } from './recalculate.ts';
import { scanXml, xmlText } from './scan-xml.ts';
import { type CellChange, setCells } from './set-cells.ts';
import { ZipParts } from './zip-parts.ts';

export interface SheetName {
  readonly name: string;
  readonly part: string;
  readonly hidden: boolean;
}

/**
 * An XLSX workbook (ECMA-376, transitional and strict) as its own parts: it is read, and single cells of it are written, without
 * touching anything else in it.
 */
export class Workbook {
  readonly sheets: readonly SheetName[];
  readonly is1904: boolean;
  readonly #zip: ZipParts;
  readonly #part: string;
  readonly #context: SheetContext;
  readonly #read = new Map<string, Sheet>();
  readonly #lists = new Map<string, readonly CellList[]>();
  /** Name of the workbook -> what it stands for. */
  readonly #names: ReadonlyMap<string, string>;

  /** @throws Problem tables.no-workbook, tables.workbook-broken, tables.workbook-unsafe, tables.workbook-too-large */
  constructor(bytes: Uint8Array) {
    if (bytes.length > workbookLimit)
      throw new Problem('tables.workbook-too-large', { what: `> ${workbookLimit} B` });
    this.#zip = new ZipParts(bytes);
    const [main] = this.#relations('').filter(({ type }) => type === 'officeDocument');
    if (main === undefined || this.#zip.read(main.target) === null) throw new Problem('tables.no-workbook');
    this.#part = main.target;
    const relations = this.#relations(main.target);
    const { sheets, is1904, names } = this.#readWorkbook(relations);
    this.sheets = sheets;
    this.is1904 = is1904;
    this.#names = names;
    const partOf = (kind: string) => relations.find(({ type }) => type === kind)?.target ?? '';
    const textOf = (part: string) => (this.#zip.read(part) === null ? null : this.#text(part));
    const [strings, styles] = [partOf('sharedStrings'), partOf('styles')];
    const [shared, formats] = [textOf(strings), textOf(styles)];
    this.#context = {
      texts: shared === null ? [] : sharedTexts(shared, strings),
      dates: formats === null ? new Set() : dateStyles(formats, styles),
      is1904,
    };
  }

  /** @throws Error for a name that no sheet has; Problem as the constructor */
  sheet(name: string): Sheet {
    const found = this.sheets.find((one) => one.name === name);
    if (found === undefined) throw new Error(`no sheet ${name}`);
    const read = this.#read.get(name) ?? readSheet(name, found.part, this.#text(found.part), this.#context);
    this.#read.set(name, read);
    return read;
  }

  /** The values that a cell may hold by the list of the file; null where it has none, or one that is computed. */
  valuesOf(sheet: string, place: CellPlace): readonly string[] | null {
    const part = this.sheet(sheet).part;
    const lists = this.#lists.get(sheet) ?? readLists(this.#text(part), part);
    this.#lists.set(sheet, lists);
    const formula = listOf(lists, place)?.formula;
    if (formula === undefined) return null;
    const source = listSource(this.#names.get(formula.toLowerCase()) ?? formula);
    if (source === null || 'values' in source) return source?.values ?? null;
    const { from, to } = source.range;
    const name = source.sheet ?? sheet;
    const size = (to.row - from.row + 1) * (to.column - from.column + 1);
    if (size > listValuesLimit || !this.sheets.some((one) => one.name === name)) return null;
    const cells = this.sheet(name);
    return Array.from({ length: size }, (_, at) => {
      const wide = to.column - from.column + 1;
      const cell = cellAt(cells, {
        row: from.row + Math.floor(at / wide),
        column: from.column + (at % wide),
      });
      return cell?.text.trim() ?? '';
    }).filter((value) => value !== '');
  }

  /**
   * The workbook with other words in some cells, by the names of their sheets: only the parts of these sheets change. Where
   * formulas could depend on them their stored results are taken out, and the workbook says that it is to be computed: a
   * spreadsheet that trusts stored results (LibreOffice) would show old sums otherwise. Without changes it is the same bytes.
   */
  with(changes: ReadonlyMap<string, readonly CellChange[]>): Uint8Array {
    const parts = new Map<string, Uint8Array>();
    const bytesOf = (text: string) => Buffer.from(text, 'utf8');
    for (const [name, cells] of changes) {
      if (cells.length === 0) continue;
      const sheet = this.sheet(name);
      parts.set(sheet.part, bytesOf(setCells(sheet, cells)));
    }
    if (parts.size === 0) return this.#zip.with(parts);
    const computed = this.sheets.filter(({ part }) => /<(?:[\w.-]+:)?f[\s/>]/.test(this.#text(part)));
    for (const { name, part } of computed) {
      const sheet = this.sheet(name);
      if (sheet.formulas) parts.set(part, bytesOf(setCells(sheet, changes.get(name) ?? [], true)));
    }
    if (computed.length > 0)
      parts.set(this.#part, bytesOf(withRecalculation(this.#text(this.#part), this.#part)));
    return this.#zip.with(parts);
  }

  #text(part: string): string {
    const bytes = this.#zip.read(part);
    if (bytes === null) throw new Problem('tables.workbook-broken', { what: part.slice(0, 80) });
    return xmlText(bytes, part);
  }

  #readWorkbook(relations: readonly Relation[]): {
    readonly sheets: readonly SheetName[];
    readonly is1904: boolean;
    readonly names: ReadonlyMap<string, string>;
  } {
    const sheets: SheetName[] = [];
    const names = new Map<string, string>();
    let is1904 = false;
    let naming: string | null = null;
    scanXml(this.#text(this.#part), this.#part, {
      text(words) {
        if (naming !== null) names.set(naming, (names.get(naming) ?? '') + words);
      },
      close(tag) {
        if (tag === 'definedName') naming = null;
      },
      open: ({ name: tag, attributes }) => {
        // Names hold in any letters, and one of a single sheet is told apart by nothing here: the first wins.
        if (tag === 'definedName') {
          const key = (attributes['name'] ?? '').toLowerCase();
          naming = names.has(key) ? null : key;
        }
        if (tag === 'workbookPr')
          is1904 = attributes['date1904'] === '1' || attributes['date1904'] === 'true';
        if (tag !== 'sheet') return;
        const { name = '', id, state } = attributes;
        const relation = relations.find((one) => one.id === id);
        // A sheet that is a chart or a dialogue has no cells.
        if (relation?.type === 'worksheet') {
          if (name === '' || sheets.some((one) => one.name === name))
            throw new Problem('tables.workbook-broken', { what: `sheet ${name}`.slice(0, 80) });
          sheets.push({ name, part: relation.target, hidden: state === 'hidden' || state === 'veryHidden' });
        }
      },
    });
    if (sheets.length === 0) throw new Problem('tables.no-workbook');
    return { sheets, is1904, names };
  }

  /** What a part refers to within the file (ECMA-376 part 2, 6.5). @param part empty: the whole */
  #relations(part: string): readonly Relation[] {
    const folder = posix.dirname(part);
    const name = posix.join(folder, '_rels', `${posix.basename(part)}.rels`);
    if (this.#zip.read(name) === null) return [];
    const found: Relation[] = [];
    scanXml(this.#text(name), name, {
      open({ name: tag, attributes }) {
        const { Id: id = '', Type: type = '', Target: target = '', TargetMode: mode } = attributes;
        if (tag !== 'Relationship' || mode === 'External') return;
        const path = target.startsWith('/') ? target.slice(1) : posix.join(folder, target);
        found.push({ id, type: type.slice(type.lastIndexOf('/') + 1), target: path });
      },
    });
    return found;
  }
}

interface Relation {
  readonly id: string;
  /** Last word of its type: transitional and strict files differ before it. */
  readonly type: string;
  readonly target: string;
}
