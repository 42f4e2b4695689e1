import {
  AlignmentType,
  type ExternalHyperlink,
  type InternalHyperlink,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import { face } from './official-layout.ts';

/** What stands in a cell: words, or runs with figures and links. */
export type CellContent = string | readonly (TextRun | InternalHyperlink | ExternalHyperlink)[];

export interface TableColumn {
  readonly title: string;
  /** Share of the width, any scale. */
  readonly share: number;
  readonly centred?: boolean;
}

/** A table over the whole width (twentieths of a point) whose head is repeated on every page. */
export function gridTable(
  columns: readonly TableColumn[],
  rows: readonly (readonly CellContent[])[],
  width: number,
): Table {
  const all = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => Math.floor((share / all) * width));
  const cell = (content: CellContent, index: number, head: boolean): TableCell =>
    new TableCell({
      width: { size: widths[index] ?? 0, type: WidthType.DXA },
      verticalAlign: VerticalAlign.CENTER,
      margins: { left: 60, right: 60 },
      children: [
        new Paragraph({
          style: 'TableText',
          ...(head || columns[index]?.centred === true ? { alignment: AlignmentType.CENTER } : {}),
          children: runsOf(content, head),
        }),
      ],
    });
  const row = (cells: readonly CellContent[], head: boolean): TableRow =>
    new TableRow({
      tableHeader: head,
      cantSplit: true,
      children: cells.map((content, index) => cell(content, index, head)),
    });
  return new Table({
    width: { size: widths.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    rows: [
      row(
        columns.map(({ title }) => title),
        true,
      ),
      ...rows.map((cells) => row(cells, false)),
    ],
  });
}

function runsOf(content: CellContent, head: boolean): (TextRun | InternalHyperlink | ExternalHyperlink)[] {
  if (typeof content !== 'string') return [...content];
  return [new TextRun({ text: content, ...(head ? { font: face.first } : {}) })];
}
