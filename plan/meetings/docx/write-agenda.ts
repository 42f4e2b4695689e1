import type { Language } from '@yuheng/kernel/messages';
import { Document, HeadingLevel, Packer, Paragraph, TextRun } from 'docx';
import { evidenceAnnex } from '../../briefing/docx/evidence-annex.ts';
import { EvidenceMarks } from '../../briefing/docx/evidence-marks.ts';
import { styles } from '../../briefing/docx/official-layout.ts';
import { section, text, title } from '../../briefing/docx/official-paragraphs.ts';
import type { EvidenceNote } from '../../briefing/evidence-note.ts';
import { noteWords } from '../../briefing/note-words.ts';
import { partsOf, type Words } from '../../briefing/words.ts';
import type { Agenda } from '../agenda/agenda.ts';
import { chaptersOf } from '../agenda/propose-agenda.ts';
import type { Meeting } from '../meeting.ts';
import { ordinal, timeWords } from './meeting-words.ts';

export interface AgendaTools {
  readonly words: Words;
  readonly language: Language;
  /** The title of a measure. */
  readonly measure: (code: string) => string;
  /** Origin under which the system is reached, for links; null: none. */
  readonly site: string | null;
}

/** The agenda as it was sent out, in the layout of official documents; every figure has a mark that leads to its evidence. */
export async function writeAgenda(meeting: Meeting, agenda: Agenda, tools: AgendaTools): Promise<Uint8Array> {
  const { words } = tools;
  const marks = new EvidenceMarks(agenda.evidence);
  const line = (key: string, value: string): Paragraph =>
    text([new TextRun(`${words(key)}${words('meeting.colon')}${value}`)]);
  const units = meeting.units ?? [];
  const head = [
    title(words('agenda.title', { title: meeting.title })),
    line('meeting.field.time', timeWords(meeting.startsAt, meeting.endsAt, words)),
    line('meeting.field.place', meeting.place),
    line('meeting.field.chair', meeting.chair),
    ...(units.length === 0 ? [] : [line('meeting.field.units', units.join(words('list.comma')))]),
    ...(agenda.synthetic ? [text([new TextRun(words('minutes.synthetic'))])] : []),
  ];
  const body = chaptersOf(agenda.items).flatMap(({ group, items }, place) => [
    new Paragraph({
      heading: HeadingLevel.HEADING_1,
      children: [
        new TextRun(
          words('agenda.chapter', {
            number: ordinal(place + 1, tools.language),
            title: words(`agenda.group.${group}`),
          }),
        ),
      ],
    }),
    ...items.map(({ item, number }) => {
      const unit = item.unit ?? words('meeting.office');
      const end = words('agenda.reports', { unit });
      return text([
        new TextRun(`${number}. ${item.title}${words('meeting.stop')}`),
        ...item.standing.flatMap((sentence) => marks.runs(partsOf(sentence, words))),
        ...(item.about === 'own' && item.words !== '' ? [new TextRun(item.words)] : []),
        new TextRun(end),
      ]);
    }),
  ]);
  const annex = evidenceAnnex(agenda.evidence, (note) => noteOf(agenda, note, tools), { ...tools, marks });
  const document = new Document({
    title: words('agenda.title', { title: meeting.title }),
    evenAndOddHeaderAndFooters: true,
    styles,
    sections: [
      section(false, [...head, ...body]),
      ...(annex.length === 0 ? [] : [section(false, [title(words('briefing.evidence')), ...annex])]),
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

/** Of what was counted from tasks the numbers of the items say which. */
function noteOf({ items }: Agenda, note: EvidenceNote, { words, language, measure }: AgendaTools): string {
  if (note.of.kind === 'tasks') {
    const counted = new Set(note.of.tasks.map(({ task }) => task));
    const numbers = items.flatMap(({ task }, index) =>
      task !== null && counted.has(task) ? [index + 1] : [],
    );
    return words('agenda.note.tasks', { items: numbers.join(words('list.comma')) || '—', id: note.id });
  }
  const subjects = new Map(
    items.flatMap(({ target, title: name }) => (target === null ? [] : [[target, name]])),
  );
  return noteWords(note, { words, language, measure, rows: new Map(), subjects });
}
