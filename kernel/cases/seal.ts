import { digestOf } from '../audit/digest.ts';
import { line } from '../audit/line.ts';
import type { Case, JournalLine, Notice } from './case.ts';

/** What the log says of a case as a step left it. */
export const caseLine = (item: Case): string => line('case', digestOf(item), item.id);

export const journalLine = (id: string, entry: JournalLine): string =>
  line('journal', digestOf(entry), id, entry.sequence);

export const noticeLine = (notice: Notice): string =>
  line('notice', digestOf(notice), notice.case, notice.number);
