import { Bookmark, ExternalHyperlink, Paragraph, type ParagraphChild, TextRun } from 'docx';
import type { EvidenceNote } from '../evidence-note.ts';
import type { Words } from '../words.ts';
import { bookmarkOf, type EvidenceMarks } from './evidence-marks.ts';

export interface AnnexTools {
  readonly words: Words;
  readonly marks: EvidenceMarks;
  readonly site: string | null;
}

/** 证据目录: what each figure stands on, with a link where the system can be reached. */
export function evidenceAnnex(
  notes: readonly EvidenceNote[],
  noteOf: (note: EvidenceNote) => string,
  tools: AnnexTools,
): readonly Paragraph[] {
  return notes.map((note) => {
    const number = tools.marks.numberOf(note.id);
    return new Paragraph({
      style: 'EvidenceText',
      children: [
        new Bookmark({ id: bookmarkOf(number), children: [new TextRun(`[${number}] `)] }),
        new TextRun(noteOf(note)),
        ...linkTo(note, tools),
      ],
    });
  });
}

function linkTo(note: EvidenceNote, { site, words }: AnnexTools): readonly ParagraphChild[] {
  const query = queryOf(note);
  if (site === null || query === null) return [];
  return [
    new TextRun(' '),
    new ExternalHyperlink({
      link: `${site}/?${query}`,
      children: [new TextRun({ text: words('briefing.open'), color: '2F5D8A', underline: {} })],
    }),
  ];
}

/** Where the console opens a piece of evidence; null for a list, whose parts are in the ledger. */
export function queryOf({ of }: EvidenceNote): string | null {
  switch (of.kind) {
    case 'measurement':
      return `evidence=${encodeURIComponent(of.measurement)}`;
    case 'quote':
      return `target=${encodeURIComponent(of.target)}`;
    case 'tasks':
      return of.tasks.length === 1 ? `task=${encodeURIComponent(of.tasks[0]?.task ?? '')}` : null;
    case 'targets':
      return of.targets.length === 1 ? `target=${encodeURIComponent(of.targets[0] ?? '')}` : null;
  }
}
