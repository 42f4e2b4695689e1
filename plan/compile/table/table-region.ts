import type { Horizon, PlanNumber, Span } from '../compiled.ts';
import type { HorizonContext } from '../horizon/horizon.ts';
import { readCellValue } from '../quantity/cell-value.ts';
import type { TargetDraft } from '../target/numeric-targets.ts';
import { limitIn } from '../target/own-limit.ts';
import { type RegionFindings, readRegion } from '../target/read-region.ts';
import { hasTasks, type TableBlock, type TableRow } from './table-block.ts';
import { cellOf, numberOf } from './table-items.ts';
import { readTableTargets } from './table-targets.ts';

/** A table gives its cells of numbers, and what the words of the other cells ask for. */
export function tableRegion(
  text: string,
  table: TableBlock,
  horizon: Horizon | null,
  titled: Horizon | null,
  context: HorizonContext,
): { readonly targets: TargetDraft[]; readonly numbers: PlanNumber[] } {
  let group: string | null = null;
  const found = table.rows.map((row, at) => {
    group = groupOf(text, table.rows[at - 1]?.end ?? table.start, row) ?? group;
    const limit = limitOf(text, table, row, context) ?? horizon;
    const cells = readTableTargets(text, { ...table, rows: [row] }, limit, group);
    const words = wordedCells(table, row).map(
      ({ cell, isGoal }): RegionFindings =>
        readRegion({
          text,
          paragraphs: [cell],
          section: isGoal ? 'goal' : 'work',
          horizon: limit,
          titled,
          context,
        }),
    );
    return [cells, ...words];
  });
  return {
    targets: found.flat().flatMap(({ targets }) => targets),
    numbers: found.flat().flatMap(({ numbers }) => numbers),
  };
}

/** 约束性指标 across all columns, or in a line between two rows, says what the rows below are. Null where nothing is said. */
function groupOf(text: string, from: number, row: TableRow): string | null {
  const said = row.cells.filter((cell) => cell.text !== '');
  const own =
    said.length > 0 && said.every((cell) => cell.text === said[0]?.text) ? (said[0]?.text ?? '') : '';
  const between = text.slice(from, row.start).trim().split('\n').at(-1) ?? '';
  return [own, between].find((words) => /^.{0,6}(?:约束|预期|引导)性.{0,6}$/.test(words)) ?? null;
}

/** By when the row is due, as its own cell says. */
function limitOf(text: string, table: TableBlock, row: TableRow, context: HorizonContext): Horizon | null {
  const due = cellOf(table, row, 'due');
  if (due === null) return null;
  return limitIn(text, due, context);
}

/** The cells that say in a sentence what is to be done or reached: the task, its content, a value that is no mere number. */
function wordedCells(table: TableBlock, row: TableRow): { readonly cell: Span; readonly isGoal: boolean }[] {
  const tasks = hasTasks(table);
  return table.columns.flatMap((column, at) => {
    const cell = row.cells[at];
    if (cell === undefined || cell.text === '') return [];
    const { start, end } = cell;
    if (tasks && column.kind === 'task')
      return [{ cell: { start: start + numberOf(cell.text).length, end }, isGoal: false }];
    const isGoal = /目标|指标|标准|成果|产出|target|outcome|output|success|result/i.test(column.head);
    if (tasks && column.kind === 'content') return [{ cell: { start, end }, isGoal }];
    const worded = column.kind === 'value' && !column.base && readCellValue(cell.text) === null;
    return worded ? [{ cell: { start, end }, isGoal: true }] : [];
  });
}
