import type { Language } from '@yuheng/kernel/messages';
import type { Briefing } from '../briefing.ts';
import type { RecordedRow } from '../contradictions/contradiction-row.ts';
import { recordedName, recordedText } from '../contradictions/recorded-text.ts';
import { printed } from '../figure-text.ts';
import { partsOf, type Words } from '../words.ts';
import { dayCell, headCell, textCell, type WrittenSheet } from './cells.ts';

const columns = [
  ['contradiction', 24],
  ['certainty', 10],
  ['plan', 28],
  ['task', 40],
  ['unit', 22],
  ['said', 12],
  ['said-on', 12],
  ['said-text', 44],
  ['recorded', 60],
  ['why', 50],
  ['since', 12],
  ['said-evidence', 44],
  ['recorded-evidence', 44],
  ['case', 38],
] as const;

/** What units report beside what is recorded: a row for each source that is held against it. */
export function contradictionSheet(
  { contradictions }: Briefing,
  sheet: string,
  words: Words,
  language: Language,
): WrittenSheet {
  const rows = (contradictions?.rows ?? []).flatMap((row) => {
    const { said, others, recorded } = row;
    const statements = [said, ...others];
    const each = (text: (one: (typeof statements)[number]) => string) =>
      textCell(statements.map(text).join('\n'));
    const why = partsOf(row.reason, words, 'contradiction.reason')
      .map((part) => (typeof part === 'string' ? part : printed(part)))
      .join('');
    return (recorded.length === 0 ? [null] : recorded).map((source) => [
      textCell(words(`contradiction.kind.${row.kind}`)),
      textCell(words(`contradiction.certainty.${row.certainty}`)),
      each(({ planTitle }) => planTitle),
      each(({ title }) => title),
      textCell(row.unit ?? words('briefing.no-unit')),
      each((one) => words(`contradiction.saying.${one.said}`)),
      dayCell(said.on),
      each(({ text }) => text ?? ''),
      textCell(source && recordedLine(source, words, language)),
      textCell(why),
      dayCell(row.since),
      each(({ evidence }) => evidence),
      textCell(source && evidenceOf(source)),
      textCell(row.contradiction),
    ]);
  });
  return {
    sheet,
    data: [columns.map(([name]) => headCell(words(`briefing.column.${name}`))), ...rows],
    columns: columns.map(([, width]) => ({ width })),
    stickyRowsCount: 1,
    orientation: 'landscape',
  };
}

function recordedLine(source: RecordedRow, words: Words, language: Language): string {
  const readings = [source.before, source.after]
    .filter((one) => one !== null)
    .map((one) =>
      words('briefing.on', { day: one.on, value: recordedText(one, source.unit, words, language) }),
    );
  const said = readings.length === 0 ? words('briefing.nothing') : readings.join(' → ');
  return `${recordedName(source, words, language)}${words('briefing.colon')}${said}`;
}

function evidenceOf({ before, after }: RecordedRow): string {
  return [before, after]
    .flatMap((one) => (one !== null && 'evidence' in one.value ? [one.value.evidence] : []))
    .join('\n');
}
