import type { Table } from '@yuheng/kernel/read-table';
import { wholeUnit } from '../rules/whole-unit.ts';
import { type Columns, type Field, placesOf } from './columns.ts';
import { dayOf, periodEnd } from './read-period.ts';

/** Why a row is not taken in; texts are the messages `statistics.reason.<code>`. */
export const figureFaults = [
  'missing',
  'bad-number',
  'bad-period',
  'bad-date',
  'unknown-unit',
  'in-the-future',
  'published-before',
  'duplicate',
] as const;

export interface Fault {
  readonly code: (typeof figureFaults)[number];
  readonly field: Field;
  /** What stood there, cut; the row that it repeats. */
  readonly value: string;
}

/** A figure of a row that is in order. */
export interface Figure {
  readonly row: number;
  readonly indicator: string;
  readonly area: string;
  /** Last day of the period. */
  readonly period: string;
  /** In whole units of `unit`: of money in yuan. */
  readonly value: number;
  /** UN/CEFACT code, or ISO 4217. */
  readonly unit: string;
  readonly source: string;
  readonly publishedOn: string;
}

export interface ReadFigures {
  readonly figures: readonly Figure[];
  readonly rejected: readonly { readonly row: number; readonly faults: readonly Fault[] }[];
}

/**
 * Reads all rows: each is taken in, or rejected with every fault it has. Pure. @param today nothing is of a day after it
 * @throws Problem plan.bad-columns
 */
export function readFigures({ headers, rows }: Table, columns: Columns, today: string): ReadFigures {
  const places = placesOf(headers, columns);
  const figures: Figure[] = [];
  const rejected: ReadFigures['rejected'][number][] = [];
  const seen = new Map<string, number>();
  for (const { number, cells } of rows) {
    const text = (field: Field) => (cells[places[field]] ?? '').trim();
    const faults = faultsOf(text, today);
    const figure = faults.length > 0 ? null : figureOf(number, text);
    const key = figure === null ? '' : JSON.stringify([figure.indicator, figure.area, figure.period]);
    const first = seen.get(key);
    if (figure === null) rejected.push({ row: number, faults });
    else if (first !== undefined)
      rejected.push({ row: number, faults: [{ code: 'duplicate', field: 'period', value: String(first) }] });
    else {
      seen.set(key, number);
      figures.push(figure);
    }
  }
  return { figures, rejected };
}

type TextOf = (field: Field) => string;

function faultsOf(text: TextOf, today: string): readonly Fault[] {
  const faults: Fault[] = [];
  const add = (code: Fault['code'], field: Field) =>
    faults.push({ code, field, value: text(field).slice(0, 60) });
  for (const field of ['indicator', 'area', 'value', 'unit', 'source', 'period', 'publishedOn'] as const)
    if (text(field) === '') add('missing', field);
  if (text('value') !== '' && numberIn(text('value')) === null) add('bad-number', 'value');
  if (text('unit') !== '' && wholeUnit(text('unit')) === null) add('unknown-unit', 'unit');
  const period = periodEnd(text('period'));
  if (text('period') !== '' && period === null) add('bad-period', 'period');
  const published = dayOf(text('publishedOn'));
  if (text('publishedOn') !== '' && published === null) add('bad-date', 'publishedOn');
  if (published !== null && published > today) add('in-the-future', 'publishedOn');
  if (period !== null && period > today) add('in-the-future', 'period');
  else if (period !== null && published !== null && published < period)
    add('published-before', 'publishedOn');
  return faults;
}

function figureOf(row: number, text: TextOf): Figure | null {
  const [number, base] = [numberIn(text('value')), wholeUnit(text('unit'))];
  const [period, publishedOn] = [periodEnd(text('period')), dayOf(text('publishedOn'))];
  if (number === null || base === null || period === null || publishedOn === null) return null;
  // Twelve digits: a product of decimals must read as it would be written.
  const value = Number((number * base.factor).toPrecision(12));
  const [indicator, area, source] = [text('indicator'), text('area'), text('source')];
  return { row, indicator, area, period, value, unit: base.code, source, publishedOn };
}

/** A plain number, with commas between thousands at most. */
function numberIn(text: string): number | null {
  const plain = /^[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text;
  return /^[-+]?(?:\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : null;
}
