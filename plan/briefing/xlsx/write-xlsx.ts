import writeExcelFile from 'write-excel-file/node';
import type { Briefing } from '../briefing.ts';
import type { NoteTools } from '../note-words.ts';
import { contradictionSheet } from './contradiction-sheet.ts';
import { evidenceSheet } from './evidence-sheet.ts';
import { ledgerRanges, ledgerSheet } from './ledger-sheet.ts';
import { summarySheet } from './summary-sheet.ts';
import { targetSheet } from './target-sheet.ts';
import { unitSheet } from './unit-sheet.ts';

/** The ledger of a briefing as a workbook (台账): records as they are, and every number that follows from them as a live formula. */
export async function writeXlsx(
  briefing: Briefing,
  { words, language, measure }: Pick<NoteTools, 'words' | 'language' | 'measure'>,
): Promise<Uint8Array> {
  const name = (sheet: string) => words(`briefing.sheet.${sheet}`);
  const names = { summary: name('summary'), ledger: name('ledger') };
  const ranges = ledgerRanges(briefing.ledger.length, names);
  const sheets = [
    summarySheet(briefing, names.summary, ranges, words),
    unitSheet(briefing, name('units'), ranges, words),
    ledgerSheet(briefing, names, words),
    targetSheet(briefing, name('targets'), words),
    ...(briefing.contradictions === undefined
      ? []
      : [contradictionSheet(briefing, name('contradictions'), words, language)]),
    evidenceSheet(briefing, name('evidence'), { words, language, measure }),
  ];
  return writeExcelFile(sheets).toBuffer();
}
