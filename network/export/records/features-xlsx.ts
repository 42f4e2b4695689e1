import writeExcelFile, { type SheetData } from 'write-excel-file/node';
import type { FeatureField, FeatureTable, FeatureValue, PlainGeometry } from './feature-table.ts';
import { localTime } from './local-time.ts';
import { wellKnownShape } from './well-known-shape.ts';
import { writableText } from './xml-text.ts';

/** Signs that one cell holds (ECMA-376 leaves it open; Excel's own limit). */
const mostOfCell = 32_767;

/** Texts of the columns that every list has, and of a cell that cannot hold its value. */
export interface SheetWords {
  readonly longitude: string;
  readonly latitude: string;
  readonly shape: string;
  readonly tooLong: string;
}

/**
 * A workbook for people: headings and values in their language, the place as longitude and latitude, other shapes as
 * well-known text. All texts are cells of text: what looks like a formula is shown and never run.
 */
export async function featuresXlsx(table: FeatureTable, words: SheetWords): Promise<Uint8Array> {
  const { fields, features, title, system } = table;
  const places = [words.longitude, words.latitude, words.shape].map((text) => `${text} (${system})`);
  const heads = [...fields.map(({ title: head, localTitle = head }) => localTitle), ...places];
  const data: SheetData = [
    heads.map((value) => ({ value: writableText(value), type: String, fontWeight: 'bold' })),
    ...features.map(({ geometry, values }) => [
      ...fields.map((field, index) => cell(field, values[index] ?? null, words)),
      ...placeCells(geometry, words),
    ]),
  ];
  const columns = heads.map((head) => ({ width: Math.min(Math.max(2 * head.length, 12), 40) }));
  const sheet = title.replaceAll(/[\\/*?:[\]]/g, ' ').slice(0, 31);
  return writeExcelFile(data, { columns, sheet, stickyRowsCount: 1 }).toBuffer();
}

type Cell = SheetData[number][number];

function cell({ words: spoken, localTitle }: FeatureField, value: FeatureValue, words: SheetWords): Cell {
  if (value === null) return null;
  if (typeof value === 'number') return { value, type: Number };
  if (typeof value === 'boolean') return { value, type: Boolean };
  return textCell(localTitle === undefined ? (spoken?.get(value) ?? value) : localTime(value), words);
}

function textCell(text: string, words: SheetWords): Cell {
  const value = writableText(text);
  return { value: value.length > mostOfCell ? words.tooLong : value, type: String };
}

function placeCells(geometry: PlainGeometry | null, words: SheetWords): readonly Cell[] {
  if (geometry === null) return [null, null, null];
  if (geometry.type !== 'Point') return [null, null, textCell(wellKnownShape(geometry), words)];
  const [longitude = 0, latitude = 0] = geometry.coordinates;
  return [{ value: longitude, type: Number }, { value: latitude, type: Number }, null];
}
