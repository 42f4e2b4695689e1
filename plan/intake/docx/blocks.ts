/** Characters of one run, or made by the reader (run -1). */
export interface Piece {
  readonly text: string;
  readonly run: number;
  readonly offset: number;
}

/** A paragraph of the document, as read; numbers are not counted yet. */
export interface Paragraph {
  readonly kind: 'paragraph';
  /** Its place among all w:p of the part. */
  readonly index: number;
  style: string | null;
  numId: number | null;
  level: number | null;
  readonly pieces: Piece[];
  readonly images: string[];
  /** Text boxes that hang on it. */
  readonly boxes: Block[];
  /** Its mark was deleted or moved away: the next paragraph goes on in the same line. */
  runsOn: boolean;
}

export interface Cell {
  readonly blocks: Block[];
  /** Columns that it takes. */
  columns: number;
}

export interface Row {
  readonly cells: Cell[];
  /** Columns left free before the first cell. */
  before: number;
  deleted: boolean;
}

export interface Table {
  readonly kind: 'table';
  readonly rows: Row[];
}

export type Block = Paragraph | Table;
