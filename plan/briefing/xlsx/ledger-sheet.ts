import type { Briefing } from '../briefing.ts';
import type { Words } from '../words.ts';
import {
  dayCell,
  formulaCell,
  headCell,
  literal,
  numberCell,
  quoted,
  textCell,
  type WrittenSheet,
} from './cells.ts';

/** Columns of the ledger, by their letters in formulas. */
const columns = [
  ['row', 6],
  ['plan', 24],
  ['task', 44],
  ['lead', 22],
  ['others', 28],
  ['due', 12],
  ['step-due', 12],
  ['signed', 12],
  ['reported', 12],
  ['closed', 12],
  ['state', 12],
  ['done', 8],
  ['late', 10],
  ['lamp', 10],
  ['progress', 40],
  ['evidence', 26],
  ['case', 38],
] as const;

/** Where other sheets find what they count: each a range over all rows. */
export interface LedgerRanges {
  readonly lead: string;
  readonly done: string;
  readonly late: string;
  readonly lamp: string;
}

export interface SheetNames {
  readonly summary: string;
  readonly ledger: string;
}

/** The cell of the summary that holds the day of which the ledger speaks. */
export const AS_OF = '$B$3';

/** The ledger: what is recorded as it is, and what follows from it (done, days late, lamp) as formulas over the same row. */
export function ledgerSheet(briefing: Briefing, names: SheetNames, words: Words): WrittenSheet {
  const asOf = `${quoted(names.summary)}${AS_OF}`;
  const lamp = (name: string) => literal(words(`briefing.standing.${name}`));
  const rows = briefing.ledger.map((row, index) => {
    const at = index + 2;
    const done = `IF(J${at}<>"",1,0)`;
    const late = `IF(L${at}=1,0,MAX(0,IF(F${at}="",0,${asOf}-F${at})))`;
    const step = `AND(G${at}<>"",${asOf}>G${at})`;
    const undated = `AND(F${at}="",G${at}="")`;
    const open = `IF(${step},${lamp('warning')},IF(${undated},${lamp('none')},${lamp('normal')}))`;
    return [
      numberCell(index + 1),
      textCell(row.planTitle),
      textCell(`${row.marker}${row.title}`),
      textCell(row.lead ?? words('briefing.no-unit')),
      textCell(row.others.join(words('list.comma'))),
      dayCell(row.due),
      dayCell(row.stepDue),
      dayCell(row.signed),
      dayCell(row.reported),
      dayCell(row.closed),
      textCell(words(`cases.PlanTask.states.${row.state}`)),
      formulaCell(done),
      formulaCell(late, '0'),
      formulaCell(`IF(L${at}=1,${lamp('done')},IF(M${at}>0,${lamp('overdue')},${open}))`),
      textCell(row.progress),
      textCell(row.evidence),
      textCell(row.case),
    ];
  });
  return {
    sheet: names.ledger,
    data: [columns.map(([name]) => headCell(words(`briefing.column.${name}`))), ...rows],
    columns: columns.map(([, width]) => ({ width })),
    stickyRowsCount: 1,
    stickyColumnsCount: 3,
    orientation: 'landscape',
  };
}

export function ledgerRanges(count: number, { ledger }: SheetNames): LedgerRanges {
  const last = Math.max(2, count + 1);
  const range = (column: string) => `${quoted(ledger)}$${column}$2:$${column}$${last}`;
  return { lead: range('D'), done: range('L'), late: range('M'), lamp: range('N') };
}
