import type { BaseUnit, Comparator, Horizon, PlanNumber, Target } from './compiled.ts';
import type { Line } from './line.ts';
import type { TargetDraft } from './numeric-targets.ts';
import { readUnit } from './quantity/read-unit.ts';
import type { TableBlock, TableRow } from './table-block.ts';
import { cellOf } from './table-items.ts';

const value =
  /^(≥|＞=|>=|≧|>|＞|≤|<=|<|＜|约|~|不低于|不少于|超过|大于|高于|达到|不超过|不高于|低于|小于|控制在|at least |over |more than |up to |below )?\s*([\d,]+(?:\.\d+)?)(?:\s*(?:—|–|-|～|~|至)\s*([\d,]+(?:\.\d+)?))?\s*([^\d\s（()）]{0,8}?)\s*(以上|左右|以内|以下)?$/i;
const signs: readonly (readonly [RegExp, Comparator])[] = [
  [/^(?:≥|＞=|>=|≧|不低于|不少于|达到|at least )/i, '>='],
  [/^(?:≤|<=|不超过|不高于|控制在|up to )/i, '<='],
  [/^(?:>|＞|超过|大于|高于|over |more than )/i, '>'],
  [/^(?:<|＜|低于|小于|below )/i, '<'],
  [/^[约~]/, '~'],
];
const suffixes = new Map<string, Comparator>(
  Object.entries({ 以上: '>=', 左右: '~', 以内: '<=', 以下: '<=' }),
);

/** Targets and numbers of a table of indicators: one target for each cell of a year to come. */
export function readTableTargets(
  text: string,
  table: TableBlock,
  inherited: Horizon | null,
): { readonly targets: TargetDraft[]; readonly numbers: PlanNumber[] } {
  const targets: TargetDraft[] = [];
  const numbers: PlanNumber[] = [];
  for (const row of table.rows) {
    const subject = cellOf(table, row, 'indicator');
    if (subject === null) continue;
    const unit = unitOf(table, row, subject);
    for (const [at, column] of table.columns.entries()) {
      const cell = row.cells[at];
      if (column.kind !== 'value' || cell === undefined) continue;
      const match = value.exec(cell.text);
      const low = number(match?.[2]);
      if (match === null || low === null) continue;
      const own = match[4] === undefined || match[4] === '' ? unit : unitNamed(match[4]);
      const [start, end] = [cell.start + match[0].indexOf(match[2] ?? ''), cell.end];
      const words = text.slice(start, end);
      const kind = column.base ? 'past' : 'target';
      numbers.push({ text: words, class: kind, value: low, unit: own.text, span: { start, end } });
      if (column.base) continue;
      const high = number(match[3]);
      const horizon = column.year === null ? inherited : ofYear(text, table, column.year);
      targets.push(draft({ text, table, row, subject, cell, unit: own, low, high, match, horizon }));
    }
  }
  return { targets, numbers };
}

interface Cell {
  readonly text: string;
  readonly table: TableBlock;
  readonly row: TableRow;
  readonly subject: Line;
  readonly cell: Line;
  readonly unit: { readonly text: string; readonly base: BaseUnit | null };
  readonly low: number;
  readonly high: number | null;
  readonly match: RegExpExecArray;
  readonly horizon: Horizon | null;
}

function draft({ text, table, row, subject, unit, low, high, match, horizon }: Cell): TargetDraft {
  const sign = signs.find(([pattern]) => pattern.test(match[1] ?? ''))?.[1];
  return {
    kind: 'numeric',
    subject: subject.text,
    comparator: high === null ? (suffixes.get(match[5] ?? '') ?? sign ?? '=') : 'range',
    value: high === null ? low : null,
    low: high === null ? null : low,
    high,
    unit: unit.text === '' ? null : unit.text,
    base: unit.base,
    quantifier: null,
    quantity: /增长|增速|提高|增加/.test(subject.text)
      ? 'increase'
      : /下降|降低|减少/.test(subject.text)
        ? 'decrease'
        : 'level',
    horizon,
    milestones: [],
    scope: null,
    nature: natureOf(cellOf(table, row, 'nature')?.text ?? ''),
    text: text.slice(row.start, row.end),
    span: { start: row.start, end: row.end },
  };
}

function natureOf(words: string): Target['nature'] {
  if (words.includes('约束')) return 'binding';
  return words.includes('预期') ? 'expected' : null;
}

/** From the column of units, or from brackets after the indicator: 数字经济增加值（亿元）. */
function unitOf(table: TableBlock, row: TableRow, subject: Line): Cell['unit'] {
  const cell =
    cellOf(table, row, 'unit')?.text ?? /[（(]([^（）()]{1,10})[）)]$/.exec(subject.text)?.[1] ?? '';
  return unitNamed(cell);
}

function unitNamed(words: string): Cell['unit'] {
  const known = readUnit(words, 0);
  return known !== null && known.text === words ? known : { text: words, base: null };
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

function number(words: string | undefined): number | null {
  return words === undefined ? null : Number(words.replaceAll(',', ''));
}
