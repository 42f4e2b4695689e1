import type { Language } from '@yuheng/kernel/messages';
import {
  AlignmentType,
  BorderStyle,
  Document,
  type FileChild,
  HeadingLevel,
  type ISectionOptions,
  Packer,
  Paragraph,
  TextRun,
} from 'docx';
import type { Briefing } from '../briefing.ts';
import { chapterHeading } from '../chapter-heading.ts';
import { dayOf } from '../china-day.ts';
import type { StoredSentence } from '../figure.ts';
import { numberWords, titleWords } from '../head-words.ts';
import { type LogHead, logHeadWords } from '../log-head.ts';
import { noteWords } from '../note-words.ts';
import { dayWords, partsOf, type Words } from '../words.ts';
import { lampTable, ledgerTable, targetTable, unitTable } from './briefing-tables.ts';
import { contradictionTable } from './contradiction-table.ts';
import { evidenceAnnex } from './evidence-annex.ts';
import { EvidenceMarks } from './evidence-marks.ts';
import { face, LINE, size, styles, TWO_LETTERS } from './official-layout.ts';
import { section, text, title } from './official-paragraphs.ts';

export interface DocxTools {
  readonly words: Words;
  readonly language: Language;
  /** The title of a measure. */
  readonly measure: (code: string) => string;
  /** Origin under which the system is reached, for links; null: none. */
  readonly site: string | null;
  /** Head of the log at publication; null: not published, or the log is not signed. */
  readonly head: LogHead | null;
}

/** A briefing as a Word document in the layout of GB/T 9704—2012; every figure has a mark that leads to its evidence. */
export async function writeDocx(briefing: Briefing, tools: DocxTools): Promise<Uint8Array> {
  const { words } = tools;
  const marks = new EvidenceMarks(briefing.evidence);
  const all = { ...tools, marks };
  const rows = new Map(briefing.ledger.map(({ task }, index) => [task, index + 1]));
  const subjects = new Map(briefing.targets.map(({ target, subject }) => [target, subject]));
  const sections: ISectionOptions[] = [
    section(false, [...letterhead(briefing, words), ...body(briefing, all)]),
    section(true, [
      annexLabel(words('briefing.annex.first')),
      title(words('briefing.ledger')),
      ledgerTable(briefing, all),
    ]),
    section(false, [
      annexLabel(words('briefing.annex.second')),
      title(words('briefing.evidence')),
      ...evidenceAnnex(briefing.evidence, (note) => noteWords(note, { ...tools, rows, subjects }), all),
    ]),
  ];
  const document = new Document({
    title: titleWords(briefing, words),
    creator: briefing.issuer,
    lastModifiedBy: briefing.issuer,
    evenAndOddHeaderAndFooters: true,
    styles,
    sections,
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

/** Who issues it in red, the document number, a red line (7.2). */
function letterhead(briefing: Briefing, words: Words): readonly Paragraph[] {
  const letters = Math.max(1, [...briefing.issuer].length);
  // One line of 442 pt, and no larger than the standard's 22 mm.
  const points = Math.max(14, Math.min(40, Math.floor(430 / letters)));
  const number = numberWords(briefing, words);
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before: LINE, after: LINE },
      children: [new TextRun({ text: briefing.issuer, color: 'FF0000', font: face.title, size: 2 * points })],
    }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      border: { bottom: { style: BorderStyle.SINGLE, size: 12, space: 11, color: 'FF0000' } },
      children: [new TextRun(number ?? '')],
    }),
    title(titleWords(briefing, words)),
  ];
}

function body(briefing: Briefing, tools: DocxTools & { readonly marks: EvidenceMarks }): FileChild[] {
  const { words, language, marks, head } = tools;
  const { contradictions } = briefing;
  const say = (paragraphs: readonly (readonly StoredSentence[])[]): Paragraph[] =>
    paragraphs.map((sentences) =>
      text(sentences.flatMap((sentence) => marks.runs(partsOf(sentence, words)))),
    );
  const first = (name: Parameters<typeof chapterHeading>[0]): Paragraph =>
    new Paragraph({
      heading: HeadingLevel.HEADING_1,
      children: [new TextRun(chapterHeading(name, briefing, words, language))],
    });
  const second = (name: string): Paragraph =>
    new Paragraph({
      heading: HeadingLevel.HEADING_2,
      children: [new TextRun(words(`briefing.heading.${name}`))],
    });
  return [
    new Paragraph({ children: [new TextRun(words('briefing.to'))] }),
    ...(briefing.synthetic ? [text([new TextRun(words('briefing.synthetic'))])] : []),
    first('situation'),
    second('work'),
    ...say(briefing.situation),
    second('targets'),
    targetTable(briefing, tools),
    first('units'),
    unitTable(briefing, tools),
    first('lamps'),
    ...(briefing.lamps.length === 0
      ? [text([new TextRun(words('briefing.no-lamps'))])]
      : [lampTable(briefing, tools)]),
    ...(contradictions === undefined
      ? []
      : [
          first('contradictions'),
          ...say(contradictions.words),
          ...(contradictions.rows.length === 0 ? [] : [contradictionTable(contradictions.rows, tools)]),
        ]),
    first('problems'),
    ...say(briefing.problems),
    first('demands'),
    ...say(briefing.demands),
    ...tail(briefing, words),
    ...(head === null ? [] : [headLine(head, words)]),
  ];
}

/** 附件 line, signature and date: a line apart, four letters from the right (7.3.4, 7.3.5). */
function tail({ issuer, at }: Briefing, words: Words): readonly Paragraph[] {
  const right = (line: string, indent: number, before = 0): Paragraph =>
    new Paragraph({
      alignment: AlignmentType.RIGHT,
      indent: { right: indent },
      spacing: { before },
      keepLines: true,
      children: [new TextRun(line)],
    });
  return [
    new Paragraph({
      style: 'OfficialText',
      spacing: { before: LINE },
      children: [new TextRun(words('briefing.annexes.first'))],
    }),
    new Paragraph({
      indent: { left: TWO_LETTERS + 960 },
      children: [new TextRun(words('briefing.annexes.second'))],
    }),
    right(issuer, TWO_LETTERS, 2 * LINE),
    right(dayWords(dayOf(at), words), 2 * TWO_LETTERS),
  ];
}

/** The state of the log that this paper fixes, small at its foot. */
function headLine(head: LogHead, words: Words): Paragraph {
  return new Paragraph({
    style: 'TableText',
    spacing: { before: LINE },
    border: { top: { style: BorderStyle.SINGLE, size: 4, space: 6, color: '8C9691' } },
    children: [new TextRun(logHeadWords(head, words))],
  });
}

/** 附件1 in 黑体, flush left above its title (7.3.7). */
function annexLabel(words: string): Paragraph {
  return new Paragraph({
    children: [new TextRun({ text: words, font: face.first, size: size.three })],
  });
}
