import type { Heading } from '../compiled.ts';
import { readNumberedTitle } from './numbered-title.ts';
import { hasTasks, type TableBlock, type TableRow } from './table-block.ts';
import type { TablePlace } from './table-items.ts';

const numeral = /^[（(]?[一二三四五六七八九十]{1,3}[）)]?[、.．]?$/;

/** 一、 / 巩固工作成果 in a row of its own: the rows below it stand under that heading. Only in tables of tasks. */
export function readTableHeadings(table: TableBlock, place: TablePlace): Heading[] {
  if (!hasTasks(table)) return [];
  return table.rows.flatMap((row, at): Heading[] => {
    const said = headingOf(row);
    if (said === null) return [];
    const { marker, text, start, end } = said;
    return [
      {
        id: `${place.id}-h${at + 1}`,
        level: place.level + 1,
        marker,
        text,
        span: { start, end },
      },
    ];
  });
}

/** The numeral and the words of a row that says nothing else; a cell across several columns may be said again in each. */
function headingOf({ cells }: TableRow) {
  const [first, ...rest] = cells.filter(({ text }) => text !== '');
  const [title] = rest;
  if (first === undefined) return null;
  const numbered = readNumberedTitle(first.text);
  if (numbered !== null && rest.every(({ text }) => text === first.text)) {
    const { marker, text, from } = numbered;
    return { marker, text, start: first.start + from, end: first.end };
  }
  if (title === undefined || !numeral.test(first.text)) return null;
  const alike = rest.every(({ text }) => text === title.text || /^\d{1,3}分?$/.test(text));
  if (!alike || /^\d/.test(title.text) || title.text.length > 40) return null;
  return { marker: first.text, text: title.text, start: title.start, end: title.end };
}
