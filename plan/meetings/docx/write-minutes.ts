import type { Language } from '@yuheng/kernel/messages';
import {
  AlignmentType,
  BorderStyle,
  Document,
  type FileChild,
  HeadingLevel,
  Packer,
  Paragraph,
  TextRun,
} from 'docx';
import { dayOf } from '../../briefing/china-day.ts';
import { face, LINE, size, styles, TWO_LETTERS } from '../../briefing/docx/official-layout.ts';
import { section, text, title } from '../../briefing/docx/official-paragraphs.ts';
import { gridTable } from '../../briefing/docx/table.ts';
import { dayWords, type Words } from '../../briefing/words.ts';
import type { IssuedMinutes } from '../../store/meeting-papers.ts';
import { attendanceKinds, type Minutes } from '../minutes/minutes.ts';
import { ordinal, timeWords } from './meeting-words.ts';

/** Of the type area, in twentieths of a point. */
const PORTRAIT = 8844;

/**
 * Minutes as a Word document in the form that GB/T 9704—2012 gives them (10.3): the mark in red 小标宋 in the middle, 35 mm
 * below the upper edge of the type area at most; who attended, was excused and sat in after the text, in 黑体 and 仿宋.
 */
export async function writeMinutes(
  issued: IssuedMinutes,
  words: Words,
  language: Language,
): Promise<Uint8Array> {
  const { content, issuedAt, reason } = issued;
  const document = new Document({
    title: content.meeting.title,
    evenAndOddHeaderAndFooters: true,
    styles,
    sections: [
      section(false, [
        ...letterhead(content, issuedAt, words),
        title(words('minutes.title', { title: content.meeting.title })),
        ...opening(content, reason, words),
        ...items(content, words, language),
        ...resolutions(content, words),
        ...attendance(content, words),
      ]),
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

/** ×××会议纪要, its number, the day, a red line. */
function letterhead(
  { meeting, year, number, version }: Minutes,
  issuedAt: string,
  words: Words,
): readonly Paragraph[] {
  const mark = words('minutes.mark', { kind: words(`meeting.kind.${meeting.kind}`) });
  const points = Math.max(14, Math.min(40, Math.floor(430 / Math.max(1, [...mark].length))));
  const count = words('minutes.number', { year, number });
  const which = version === 1 ? count : `${count}${words('minutes.version', { version })}`;
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before: LINE, after: LINE },
      children: [new TextRun({ text: mark, color: 'FF0000', font: face.title, size: 2 * points })],
    }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      border: { bottom: { style: BorderStyle.SINGLE, size: 12, space: 11, color: 'FF0000' } },
      children: [new TextRun(`${which}　${dayWords(dayOf(issuedAt), words)}`)],
    }),
  ];
}

function opening(
  { meeting, synthetic, version }: Minutes,
  reason: string,
  words: Words,
): readonly Paragraph[] {
  const { startsAt, endsAt, place, chair, title: name } = meeting;
  const time = timeWords(startsAt, endsAt, words);
  return [
    ...(synthetic ? [text([new TextRun(words('minutes.synthetic'))])] : []),
    ...(version === 1 ? [] : [text([new TextRun(words('minutes.corrects', { version, reason }))])]),
    text([new TextRun(words('minutes.opening', { time, place, chair, title: name }))]),
  ];
}

function items(content: Minutes, words: Words, language: Language): readonly FileChild[] {
  return content.items.flatMap((item, index) => [
    new Paragraph({
      heading: HeadingLevel.HEADING_2,
      children: [
        new TextRun(words('minutes.item', { number: ordinal(index + 1, language), title: item.title })),
      ],
    }),
    ...paragraphs(item.discussion),
    ...(item.decision === ''
      ? []
      : [
          text([
            new TextRun({ text: words('minutes.decided'), font: face.first }),
            new TextRun(item.decision),
          ]),
        ]),
  ]);
}

/** 议定事项: what, who, with whom, by when. */
function resolutions({ items: all }: Minutes, words: Words): readonly FileChild[] {
  const rows = all.flatMap((item) => item.resolutions);
  if (rows.length === 0) return [];
  return [
    new Paragraph({
      spacing: { before: LINE },
      heading: HeadingLevel.HEADING_1,
      children: [new TextRun(words('minutes.resolutions'))],
    }),
    gridTable(
      [
        { title: words('minutes.column.number'), share: 8, centred: true },
        { title: words('minutes.column.text'), share: 44 },
        { title: words('minutes.column.unit'), share: 20 },
        { title: words('minutes.column.others'), share: 18 },
        { title: words('minutes.column.due'), share: 16, centred: true },
      ],
      rows
        .toSorted((a, b) => a.number - b.number)
        .map(({ number, text: what, unit, others, due }) => [
          String(number),
          what,
          unit,
          others.length === 0 ? '—' : others.join(words('list.comma')),
          due,
        ]),
      PORTRAIT,
    ),
  ];
}

/** 出席：… 请假：… 列席：…, a line below the text, two letters in, further lines below the first name. */
function attendance(content: Minutes, words: Words): readonly Paragraph[] {
  const kinds = attendanceKinds.map((as) => ({
    as,
    names: content.attendance
      .filter((one) => one.as === as)
      .map(({ unit, names }) => (names.trim() === '' ? unit : `${unit} ${names.trim()}`)),
  }));
  return kinds
    .filter(({ names }) => names.length > 0)
    .map(
      ({ as, names }, index) =>
        new Paragraph({
          spacing: { before: index === 0 ? LINE : 0 },
          indent: { left: TWO_LETTERS + 960, hanging: 960 },
          children: [
            new TextRun({
              text: `${words(`minutes.${as}`)}${words('meeting.colon')}`,
              font: face.first,
              size: size.three,
            }),
            new TextRun(names.join(words('list.comma'))),
          ],
        }),
    );
}

function paragraphs(words: string): readonly Paragraph[] {
  return words
    .split(/\n+/)
    .filter((one) => one.trim() !== '')
    .map((one) => text([new TextRun(one.trim())]));
}
