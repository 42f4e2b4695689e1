import type { Language } from '@yuheng/kernel/messages';
import { ExternalHyperlink, type ParagraphChild, type Table, TextRun } from 'docx';
import type { ContradictionRow, RecordedRow, SaidRow } from '../contradictions/contradiction-row.ts';
import { recordedName, recordedText } from '../contradictions/recorded-text.ts';
import { partsOf } from '../words.ts';
import { PORTRAIT, type TableTools } from './briefing-tables.ts';
import { type CellContent, gridTable } from './table.ts';

type Runs = Exclude<CellContent, string>;
type Tools = TableTools & { readonly language: Language };

/** What units report beside what is recorded; both sides lead to where they stand. */
export function contradictionTable(rows: readonly ContradictionRow[], tools: Tools): Table {
  const { words, marks, site } = tools;
  const kindOf = ({ kind, certainty, contradiction, evidence }: ContradictionRow): Runs => [
    ...linked(
      words(`contradiction.kind.${kind}`),
      site && `${site}/contradictions/${encodeURIComponent(contradiction)}`,
    ),
    new TextRun(words('briefing.aside', { text: words(`contradiction.certainty.${certainty}`) })),
    marks.mark(evidence, true),
  ];
  return gridTable(
    [
      { title: words('briefing.column.contradiction'), share: 19 },
      { title: words('briefing.column.unit'), share: 17 },
      { title: words('contradiction.said'), share: 34 },
      { title: words('contradiction.recorded'), share: 36 },
      { title: words('contradiction.since'), share: 15, centred: true },
    ],
    rows.map((row) => [
      kindOf(row),
      row.unit ?? words('briefing.no-unit'),
      [row.said, ...row.others].flatMap((one, index) => saidRuns(one, index, tools)),
      [
        ...row.recorded.flatMap((one) => recordedRuns(one, tools)),
        ...marks.runs(partsOf(row.reason, words, 'contradiction.reason')),
      ],
      row.since,
    ]),
    PORTRAIT,
  );
}

function saidRuns(said: SaidRow, index: number, { words, marks, site }: Tools): Runs {
  const { title, task, text, on, evidence } = said;
  return [
    ...(index === 0 ? [] : [new TextRun(words('list.semicolon'))]),
    ...linked(title, site && `${site}/?task=${encodeURIComponent(task)}`),
    new TextRun(
      words('briefing.said', { day: on, said: words(`contradiction.saying.${said.said}`) }) +
        (text === null ? '' : words('briefing.quoted', { text })),
    ),
    marks.mark(evidence, true),
  ];
}

function recordedRuns({ title, label, unit, before, after }: RecordedRow, tools: Tools): Runs {
  const { words, marks, language } = tools;
  const readings = [before, after].filter((one) => one !== null);
  return [
    new TextRun(`${recordedName({ title, label }, words, language)}${words('briefing.colon')}`),
    ...readings.flatMap((one, index) => [
      new TextRun(
        (index === 0 ? '' : ' → ') +
          words('briefing.on', { day: one.on, value: recordedText(one, unit, words, language) }),
      ),
      ...('evidence' in one.value ? [marks.mark(one.value.evidence, true)] : []),
    ]),
    new TextRun(readings.length === 0 ? words('briefing.nothing.stop') : words('briefing.stop')),
  ];
}

function linked(text: string, link: string | null): readonly (TextRun | ExternalHyperlink)[] {
  const children: ParagraphChild[] = [new TextRun(text)];
  return link === null ? [new TextRun(text)] : [new ExternalHyperlink({ link, children })];
}
