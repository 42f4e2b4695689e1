import type { NoteKind } from '../document-text.ts';
import { requireLength } from '../limits.ts';
import type { Block, Cell, Paragraph, Row, Table } from './blocks.ts';
import { Fields } from './fields.ts';
import { pictureName } from './pictures.ts';
import type { Styles } from './styles.ts';
import { type Attributes, integer, isOn, readXml } from './xml.ts';

/** Where blocks are being gathered: the body, a cell, a text box. */
interface Flow {
  readonly blocks: Block[];
  readonly paragraph: Paragraph | null;
  readonly run: RunState | null;
  readonly runs: number;
}

interface RunState {
  readonly index: number;
  style: string | null;
  hidden: boolean | null;
  length: number;
}

/** Marks of a paragraph or run that change what is read stand in these; elsewhere the same names hold text. */
const properties = new Set(['w:pPr', 'w:rPr', 'w:trPr', 'w:tcPr', 'w:sectPr', 'w:tblPr']);
const skipped = new Set(['Fallback', 'w:rt', 'w:footnote', 'w:comment', 'w:pPrChange', 'w:rPrChange']);
/** Characters that have elements of their own. */
const signs: Readonly<Record<string, string>> = {
  'w:tab': ' ',
  'w:ptab': ' ',
  'w:br': '\n',
  'w:cr': '\n',
  'w:noBreakHyphen': '-',
};

/** Reads word/document.xml: changes are taken as accepted, hidden text and notes stay out. */
export class BodyReader {
  readonly blocks: Block[] = [];
  readonly counts: Partial<Record<NoteKind, number>> = {};
  readonly #styles: Styles;
  readonly #images: ReadonlyMap<string, string>;
  readonly #fields = new Fields();
  readonly #path: string[] = [];
  readonly #flows: Flow[] = [];
  #flow: Block[] = this.blocks;
  readonly #tables: { readonly table: Table; row: Row | null; cell: Cell | null; readonly outer: Block[] }[] =
    [];
  #paragraph: Paragraph | null = null;
  #paragraphs = 0;
  #runs = 0;
  #run: RunState | null = null;
  #deleted = 0;
  #characters = 0;
  #file = '';
  #skip = 0;
  #picture: { name: string; large: boolean } | null = null;

  constructor(styles: Styles, images: ReadonlyMap<string, string>) {
    this.#styles = styles;
    this.#images = images;
  }

  read(bytes: Uint8Array, file: string): void {
    this.#file = file;
    readXml(bytes, file, {
      open: (name, attributes) => {
        this.#path.push(name);
        if (this.#skip > 0 || skipped.has(name)) this.#skip += 1;
        else this.#open(name, attributes);
      },
      close: (name) => {
        this.#path.pop();
        if (this.#skip > 0) this.#skip -= 1;
        else this.#close(name);
      },
      text: (text) => {
        if (this.#skip === 0) this.#text(text);
      },
    });
    this.counts.contents = this.#fields.contents;
  }

  #open(name: string, attributes: Attributes): void {
    const within = this.#path.at(-2) ?? '';
    if (properties.has(within)) this.#property(within, name, attributes);
    else if (name === 'w:p') this.#openParagraph();
    else if (name === 'w:r') {
      this.#run = { index: this.#runs, style: null, hidden: null, length: 0 };
      this.#runs += 1;
    } else if (name === 'w:del' || name === 'w:moveFrom') {
      this.#deleted += 1;
      this.#count('deleted-text');
    } else if (name === 'w:tbl') this.#openTable();
    else if (name === 'w:tr') this.#openRow();
    else if (name === 'w:tc') this.#openCell();
    else if (name === 'w:txbxContent') this.#openBox();
    else if (name === 'w:fldChar') this.#fields.mark(attributes['fldCharType']);
    else if (name === 'w:footnoteReference' || name === 'w:endnoteReference') this.#count('footnotes');
    else if (name === 'w:sym') this.#add(symbol(attributes['char']));
    else if (within === 'w:r' && Object.hasOwn(signs, name)) this.#add(signs[name] ?? '');
    else this.#drawing(name, attributes);
  }

  #close(name: string): void {
    const within = this.#path.at(-1) ?? '';
    if (properties.has(within)) return;
    if (name === 'w:p') this.#paragraph = null;
    else if (name === 'w:r') this.#run = null;
    else if (name === 'w:del' || name === 'w:moveFrom') this.#deleted -= 1;
    else if (name === 'w:tbl') this.#flow = this.#tables.pop()?.outer ?? this.blocks;
    else if (name === 'w:txbxContent') this.#closeBox();
    else if (name === 'w:drawing' || name === 'w:pict' || name === 'w:object') this.#picture = null;
  }

  #text(text: string): void {
    const element = this.#path.at(-1);
    if (element === 'w:instrText') this.#fields.instruct(text);
    else if (element === 'w:t' || element === 'm:t') this.#add(text.replace(/[\r\n\t]/g, ' '));
  }

  #add(text: string): void {
    // Mathematics stands outside of Word's own runs: m:r counts as none, its text belongs to the paragraph.
    const [paragraph, run] = [this.#paragraph, this.#run];
    if (paragraph === null || text === '') return;
    const offset = run?.length ?? -1;
    this.#characters += text.length;
    requireLength(this.#characters, this.#file);
    if (run !== null) run.length += text.length;
    if (this.#deleted > 0 || this.#fields.silent) return;
    if (run !== null && this.#isHidden(run, paragraph)) return this.#count('hidden-text');
    paragraph.pieces.push({ text, run: run?.index ?? -1, offset });
  }

  #isHidden(run: RunState, paragraph: Paragraph): boolean {
    if (run.hidden !== null) return run.hidden;
    const own = this.#styles.find(run.style, ({ hidden }) => hidden);
    return own ?? this.#styles.find(paragraph.style, ({ hidden }) => hidden) ?? false;
  }

  #property(within: string, name: string, attributes: Attributes): void {
    const { val } = attributes;
    const [paragraph, run] = [this.#paragraph, this.#run];
    if (within === 'w:rPr' && run !== null) {
      if (name === 'w:vanish') run.hidden = isOn(attributes);
      else if (name === 'w:rStyle') run.style = val ?? null;
    } else if (within === 'w:rPr' && paragraph !== null) {
      if (name === 'w:del' || name === 'w:moveFrom') paragraph.runsOn = true;
    } else if (within === 'w:pPr' && name === 'w:pStyle' && paragraph !== null) {
      paragraph.style = val ?? paragraph.style;
    } else if (within === 'w:trPr') this.#rowProperty(name, attributes);
    else if (within === 'w:tcPr' && name === 'w:gridSpan') {
      const cell = this.#tables.at(-1)?.cell ?? null;
      if (cell !== null) cell.columns = Math.min(63, Math.max(1, integer(val) ?? 1));
    }
  }

  #rowProperty(name: string, attributes: Attributes): void {
    const row = this.#tables.at(-1)?.row ?? null;
    if (row === null) return;
    if (name === 'w:del') row.deleted = true;
    else if (name === 'w:gridBefore') row.before = Math.min(63, integer(attributes['val']) ?? 0);
  }

  #openParagraph(): void {
    this.#paragraph = {
      kind: 'paragraph',
      index: this.#paragraphs,
      style: this.#styles.usual,
      numId: null,
      level: null,
      pieces: [],
      images: [],
      boxes: [],
      runsOn: false,
    };
    this.#paragraphs += 1;
    this.#runs = 0;
    this.#flow.push(this.#paragraph);
  }

  #openTable(): void {
    const table: Table = { kind: 'table', rows: [] };
    this.#flow.push(table);
    this.#tables.push({ table, row: null, cell: null, outer: this.#flow });
  }

  #openRow(): void {
    const open = this.#tables.at(-1);
    if (open === undefined) return;
    open.row = { cells: [], before: 0, deleted: false };
    open.table.rows.push(open.row);
  }

  #openCell(): void {
    const open = this.#tables.at(-1);
    if (open === undefined || open.row === null) return;
    open.cell = { blocks: [], columns: 1 };
    open.row.cells.push(open.cell);
    this.#flow = open.cell.blocks;
  }

  #openBox(): void {
    this.#flows.push({ blocks: this.#flow, paragraph: this.#paragraph, run: this.#run, runs: this.#runs });
    this.#flow = this.#paragraph?.boxes ?? this.#flow;
    this.#paragraph = null;
    this.#run = null;
  }

  #closeBox(): void {
    const outer = this.#flows.pop();
    if (outer === undefined) return;
    this.#flow = outer.blocks;
    this.#paragraph = outer.paragraph;
    this.#run = outer.run;
    this.#runs = outer.runs;
  }

  #drawing(name: string, attributes: Attributes): void {
    const paragraph = this.#paragraph;
    if (name === 'w:numId' && paragraph !== null) paragraph.numId = integer(attributes['val']);
    else if (name === 'w:ilvl' && paragraph !== null) paragraph.level = integer(attributes['val']);
    else if (name === 'w:fldSimple' && /^\s*TOC\b/i.test(attributes['instr'] ?? '')) this.#skip += 1;
    else if (name === 'extent') {
      // Two centimetres in English Metric Units; what is smaller in either direction is an ornament.
      const large = [attributes['cx'], attributes['cy']].every((side) => Number(side) >= 720_000);
      this.#picture = { name: '', large };
    } else if (name === 'docPr' && this.#picture !== null) {
      this.#picture.name = attributes['descr'] ?? attributes['name'] ?? '';
    } else if (name === 'blip') {
      this.#image(attributes['embed'] ?? attributes['link'], this.#picture?.large ?? true);
    } else if (name === 'imagedata') this.#image(attributes['id'], true);
  }

  #image(relation: string | undefined, large: boolean): void {
    if (!large || this.#deleted > 0 || relation === undefined) return;
    const target = this.#images.get(relation);
    if (target !== undefined) this.#paragraph?.images.push(pictureName(target, this.#picture?.name ?? ''));
  }

  #count(kind: NoteKind): void {
    this.counts[kind] = (this.counts[kind] ?? 0) + 1;
  }
}

/** Signs of symbol fonts have no code of their own: a bullet stands for them. */
function symbol(code: string | undefined): string {
  const point = Number.parseInt(code ?? '', 16);
  if (!(point > 0 && point <= 0xffff) || (point >= 0xd800 && point < 0xe000)) return '';
  return point >= 0xe000 && point < 0xf900 ? '•' : String.fromCharCode(point);
}
