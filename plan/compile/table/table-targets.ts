import type { Horizon, PlanNumber, Span, Target } from '../compiled.ts';
import type { Line } from '../outline/line.ts';
import { type CellValue, readCellValue, unitNamed } from '../quantity/cell-value.ts';
import { readQuantities } from '../quantity/read-quantities.ts';
import type { TargetDraft } from '../target/numeric-targets.ts';
import type { TableBlock, TableRow } from './table-block.ts';
import type { Column } from './table-columns.ts';
import { cellOf } from './table-items.ts';

type ValueColumn = Column & { readonly kind: 'value' };
type NamedUnit = ReturnType<typeof unitNamed>;

/** Targets and numbers of a table of indicators: one target for each cell of a year to come. */
export function readTableTargets(
  text: string,
  table: TableBlock,
  inherited: Horizon | null,
  group: string | null = null,
): { readonly targets: TargetDraft[]; readonly numbers: PlanNumber[] } {
  const targets: TargetDraft[] = [];
  const numbers: PlanNumber[] = [];
  for (const row of table.rows) {
    const place = cellOf(table, row, 'place');
    const named = cellOf(table, row, 'indicator') ?? cellOf(table, row, 'task') ?? place;
    if (named === null) continue;
    const subject = withoutNature(named);
    if (cellOf(table, row, 'indicator') !== null) numbers.push(...described(text, subject));
    for (const [at, column] of table.columns.entries()) {
      const cell = row.cells[at];
      if (column.kind !== 'value' || cell === undefined) continue;
      const value = readCellValue(cell.text);
      if (value === null) continue;
      const unit = value.unit ?? unitOf(table, row, subject, column);
      const span = { start: cell.start + value.start, end: cell.end };
      numbers.push({
        text: text.slice(span.start, span.end),
        class: column.base ? 'past' : 'target',
        value: value.low,
        unit: unit.text,
        span,
      });
      if (column.base) continue;
      const horizon = column.year === null ? inherited : ofYear(text, table, column.year);
      const nature = natureOf(
        cellOf(table, row, 'nature')?.text ?? natureBracket.exec(named.text)?.[0] ?? group ?? '',
      );
      const told = draft(text, row, subject, value, { unit, horizon, nature, column });
      targets.push(place === named ? sharedOut(told, column) : told);
    }
  }
  return { targets, numbers };
}

interface Told {
  readonly unit: NamedUnit;
  readonly horizon: Horizon | null;
  readonly nature: Target['nature'];
  readonly column: ValueColumn;
}

function draft(text: string, row: TableRow, subject: Line, value: CellValue, told: Told): TargetDraft {
  const { low, high, comparator } = value;
  return {
    kind: 'numeric',
    subject: subject.text,
    comparator,
    value: high === null ? low : null,
    low: high === null ? null : low,
    high,
    unit: told.unit.text === '' ? null : told.unit.text,
    base: told.unit.base,
    quantifier: null,
    quantity:
      [value.quantity, changeIn(subject.text), changeIn(told.column.head)].find((kind) => kind !== 'level') ??
      'level',
    horizon: told.horizon,
    milestones: [],
    scope: null,
    nature: told.nature,
    text: text.slice(row.start, row.end),
    span: { start: row.start, end: row.end },
  };
}

/** 琴溪镇 | 4200 below 种植面积（亩）: the head tells what is counted, the row for whom. */
function sharedOut(target: TargetDraft, { head }: ValueColumn): TargetDraft {
  return { ...target, subject: head.replace(bracketed, '') || head, scope: target.subject };
}

/** 单位GDP能耗降低, 年均增速; but 增加值 is a level. */
function changeIn(words: string): NonNullable<Target['quantity']> {
  if (/下降|降低|减少|降幅|reduction|decrease/i.test(words)) return 'decrease';
  return /增长|增速|增幅|提高|增加(?!值)|growth|increase/i.test(words) ? 'increase' : 'level';
}

/** 集体收入10万元以上的村占比: a number in the name of an indicator tells what is measured. */
function described(text: string, { start, end }: Span): PlanNumber[] {
  return readQuantities(text, start, end).map((quantity) => ({
    text: quantity.text,
    class: 'condition',
    value: quantity.low,
    unit: quantity.unit.text,
    span: { start: quantity.start, end: quantity.end },
  }));
}

/** 优良天数比例（约束性）, 空气质量【预期性指标】 */
const natureBracket = /\s*[（([［〔【][^（）()【】]{0,4}(?:约束|预期)(?:性|性?指标)?[）)\]］〕】]$/;

function withoutNature(cell: Line): Line {
  const length = natureBracket.exec(cell.text)?.[0].length ?? 0;
  const text = cell.text.slice(0, cell.text.length - length);
  return text === '' ? cell : { ...cell, end: cell.start + text.length, text };
}

function natureOf(words: string): Target['nature'] {
  if (words.includes('约束')) return 'binding';
  return words.includes('预期') ? 'expected' : null;
}

const bracketed = /[（([［]([^（）()\d]{1,12}|[A-Za-z%$€£₹ /-]{1,30})[）)\]］]$/;

/** From the column of units, or from brackets after the indicator (数字经济增加值（亿元）) or the head of the column. */
function unitOf(table: TableBlock, row: TableRow, subject: Line, { head }: ValueColumn): NamedUnit {
  return unitNamed(
    cellOf(table, row, 'unit')?.text ?? bracketed.exec(subject.text)?.[1] ?? bracketed.exec(head)?.[1] ?? '',
  );
}

/** The horizon that the head of a column names. */
function ofYear(text: string, { start }: TableBlock, year: number): Horizon {
  const at = text.indexOf(String(year), start);
  const span = { start: at, end: at + 4 };
  return {
    kind: 'absolute',
    text: String(year),
    span,
    year,
    date: null,
    minYears: null,
    maxYears: null,
    base: null,
  };
}
