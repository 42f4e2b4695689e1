import type { Briefing } from '../briefing.ts';
import { type NoteTools, noteWords } from '../note-words.ts';
import { headCell, textCell, type WrittenSheet } from './cells.ts';

/** What each evidence id stands for. */
export function evidenceSheet(
  briefing: Briefing,
  sheet: string,
  tools: Pick<NoteTools, 'words' | 'language' | 'measure'>,
): WrittenSheet {
  const { words } = tools;
  const rows = new Map(briefing.ledger.map(({ task }, index) => [task, index + 1]));
  const subjects = new Map(briefing.targets.map(({ target, subject }) => [target, subject]));
  return {
    sheet,
    data: [
      [headCell(words('briefing.column.evidence')), headCell(words('briefing.column.stands-for'))],
      ...briefing.evidence.map((note) => [
        textCell(note.id),
        textCell(noteWords(note, { ...tools, rows, subjects })),
      ]),
    ],
    columns: [{ width: 44 }, { width: 90 }],
    stickyRowsCount: 1,
  };
}
