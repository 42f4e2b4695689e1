import type { Briefing } from '../briefing.ts';
import type { Words } from '../words.ts';
import { formulaCell, headCell, textCell, type WrittenSheet } from './cells.ts';
import type { LedgerRanges } from './ledger-sheet.ts';

/** 分单位完成率: every number is counted from the ledger by a formula. */
export function unitSheet(
  briefing: Briefing,
  sheet: string,
  ledger: LedgerRanges,
  words: Words,
): WrittenSheet {
  const { units } = briefing;
  const last = units.length + 1;
  const named = units.filter(({ unit }) => unit !== null).length + 1;
  const heads = ['unit', 'tasks', 'done', 'overdue', 'rate', 'rank', 'evidence'];
  const rows = units.map(({ unit, tasks }, index) => {
    const at = index + 2;
    // By rate, then fewer overdue, then more tasks, as the briefing ranks.
    const key = (row: string) =>
      `ROUND(${row.replaceAll('#', 'E')},3)*1000000000-${row.replaceAll('#', 'D')}*10000+${row.replaceAll('#', 'B')}`;
    const rank = `1+SUMPRODUCT(--((${key(`$#$2:$#$${named}`)})>(${key(`#${at}`)})))`;
    return [
      textCell(unit ?? words('briefing.no-unit')),
      formulaCell(`COUNTIF(${ledger.lead},A${at})`),
      formulaCell(`COUNTIFS(${ledger.lead},A${at},${ledger.done},1)`),
      formulaCell(`COUNTIFS(${ledger.lead},A${at},${ledger.late},">0")`),
      formulaCell(`IF(B${at}=0,0,C${at}/B${at})`, '0.0%'),
      unit === null ? formulaCell(`COUNTA($A$2:$A$${last})`) : formulaCell(rank),
      textCell(tasks.evidence),
    ];
  });
  const sum = (column: string) => formulaCell(`SUM(${column}2:${column}${last})`);
  const total = [
    headCell(words('briefing.total')),
    sum('B'),
    sum('C'),
    sum('D'),
    formulaCell(`IF(B${last + 1}=0,0,C${last + 1}/B${last + 1})`, '0.0%'),
  ];
  return {
    sheet,
    data: [heads.map((name) => headCell(words(`briefing.column.${name}`))), ...rows, total],
    columns: [
      { width: 28 },
      { width: 10 },
      { width: 10 },
      { width: 10 },
      { width: 10 },
      { width: 8 },
      { width: 26 },
    ],
    stickyRowsCount: 1,
  };
}
