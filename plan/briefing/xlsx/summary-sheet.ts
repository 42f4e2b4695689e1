import type { Briefing } from '../briefing.ts';
import { dayOf } from '../china-day.ts';
import { titleWords } from '../head-words.ts';
import type { Words } from '../words.ts';
import { type Cell, dayCell, formulaCell, headCell, literal, textCell, type WrittenSheet } from './cells.ts';
import type { LedgerRanges } from './ledger-sheet.ts';

/** The figures of the whole, each a formula over the ledger; the day can be changed, and everything follows. */
export function summarySheet(
  briefing: Briefing,
  sheet: string,
  ledger: LedgerRanges,
  words: Words,
): WrittenSheet {
  const label = (name: string): Cell => textCell(words(`briefing.summary.${name}`));
  const lamp = (name: string): Cell =>
    formulaCell(`COUNTIF(${ledger.lamp},${literal(words(`briefing.standing.${name}`))})`);
  const rows: Cell[][] = [
    [headCell(titleWords(briefing, words))],
    [textCell(words('briefing.summary.issuer')), textCell(briefing.issuer)],
    [label('as-of'), dayCell(dayOf(briefing.at))],
    [label('tasks'), formulaCell(`COUNTA(${ledger.lead})`)],
    [label('done'), formulaCell(`SUM(${ledger.done})`)],
    [label('rate'), formulaCell('IF(B4=0,0,B5/B4)', '0.0%')],
    [label('overdue'), lamp('overdue')],
    [label('warning'), lamp('warning')],
    [label('days'), formulaCell(`SUM(${ledger.late})`)],
    [label('longest'), formulaCell(`MAX(${ledger.late})`)],
    ...(briefing.synthetic ? [[textCell(words('briefing.synthetic'))]] : []),
  ];
  return { sheet, data: rows, columns: [{ width: 34 }, { width: 30 }] };
}
