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
  const place = placeOf(note);
  if (site === null || place === null) return [];
  return [
    new TextRun(' '),
    new ExternalHyperlink({
      link: `${site}${place}`,
      children: [new TextRun({ text: words('briefing.open'), color: '2F5D8A', underline: {} })],
    }),
  ];
}

/** Where the console opens a piece of evidence; null for a list, whose parts are in the ledger. */
export function placeOf({ of }: EvidenceNote): string | null {
  const at = (name: string, id = ''): string => `/?${name}=${encodeURIComponent(id)}`;
  const contradiction = (id = ''): string => `/contradictions/${encodeURIComponent(id)}`;
  switch (of.kind) {
    case 'measurement':
      return at('evidence', of.measurement);
    case 'quote':
      return at('target', of.target);
    case 'tasks':
      return of.tasks.length === 1 ? at('task', of.tasks[0]?.task) : null;
    case 'targets':
      return of.targets.length === 1 ? at('target', of.targets[0]) : null;
    case 'contradictions':
      return of.contradictions.length === 1
        ? contradiction(of.contradictions[0]?.case)
        : contradiction().slice(0, -1);
    case 'said':
      return at('task', of.task);
    case 'record':
      return contradiction(of.contradiction);
  }
}
