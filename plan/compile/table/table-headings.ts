import type { Heading } from '../compiled.ts';
import { hasTasks, type TableBlock, type TableRow } from './table-block.ts';
import type { TablePlace } from './table-items.ts';

const numeral = /^[（(]?[一二三四五六七八九十]{1,3}[）)]?[、.．]?$/;

/** 一、 / 巩固工作成果 in a row of its own: the rows below it stand under that heading. Only in tables of tasks. */
export function readTableHeadings(table: TableBlock, place: TablePlace): Heading[] {
  if (!hasTasks(table)) return [];
  return table.rows.flatMap((row, at): Heading[] => {
    const [marker, title] = headingCells(row);
    if (marker === undefined || title === undefined) return [];
    const { text, start, end } = title;
    return [
      {
        id: `${place.id}-h${at + 1}`,
        level: place.level + 1,
        marker: marker.text,
        text,
        span: { start, end },
      },
    ];
  });
}

/** The numeral and the words of a row that says nothing else; a cell across several columns may be said again in each. */
function headingCells({ cells }: TableRow): readonly TableRow['cells'][number][] {
  const [first, ...rest] = cells.filter(({ text }) => text !== '');
  const [title] = rest;
  if (first === undefined || title === undefined || !numeral.test(first.text)) return [];
  const alike = rest.every(({ text }) => text === title.text || /^\d{1,3}分?$/.test(text));
  return alike && !/^\d/.test(title.text) && title.text.length <= 40 ? [first, title] : [];
}
