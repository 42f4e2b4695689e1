import type { Briefing } from '../briefing.ts';
import { goalText } from '../goal-text.ts';
import type { Words } from '../words.ts';
import { dayCell, formulaCell, headCell, numberCell, textCell, type WrittenSheet } from './cells.ts';

const columns = [
  ['plan', 28],
  ['target', 40],
  ['goal', 18],
  ['goal-number', 12],
  ['value', 12],
  ['reached', 10],
  ['target-unit', 10],
  ['tier', 8],
  ['due', 12],
  ['lamp', 10],
  ['goal-evidence', 40],
  ['evidence', 38],
] as const;

/** Targets: what is asked, what is measured, and how much of it as a formula. */
export function targetSheet({ targets }: Briefing, sheet: string, words: Words): WrittenSheet {
  const rows = targets.map((row, index) => {
    const at = index + 2;
    return [
      textCell(row.planTitle),
      textCell(row.subject),
      textCell(goalText(row) || words('briefing.undecided')),
      row.goal && numberCell(row.goal.value),
      row.reading && numberCell(row.reading.value),
      formulaCell(`IF(OR(D${at}="",E${at}="",D${at}=0),"",E${at}/D${at})`, '0.0%'),
      textCell(row.unit),
      textCell(row.tier),
      dayCell(row.due),
      textCell(words(`briefing.lamp.${row.lamp}`)),
      textCell(row.goal?.evidence ?? null),
      textCell(row.reading?.evidence ?? null),
    ];
  });
  return {
    sheet,
    data: [columns.map(([name]) => headCell(words(`briefing.column.${name}`))), ...rows],
    columns: columns.map(([, width]) => ({ width })),
    stickyRowsCount: 1,
    orientation: 'landscape',
  };
}
