import { ExternalHyperlink, type Table, TextRun } from 'docx';
import type { Briefing, LampRow, LedgerRow } from '../briefing.ts';
import { printed } from '../figure-text.ts';
import { goalText } from '../goal-text.ts';
import type { Words } from '../words.ts';
import type { EvidenceMarks } from './evidence-marks.ts';
import { type CellContent, gridTable } from './table.ts';

/** Of the type area, in twentieths of a point. */
export const PORTRAIT = 8844;
const LANDSCAPE = 12756;

export interface TableTools {
  readonly words: Words;
  readonly marks: EvidenceMarks;
  /** Where the system is reached; null: no links to it. */
  readonly site: string | null;
}

/** Targets with what is asked and what is measured. */
export function targetTable({ targets }: Briefing, { words, marks }: TableTools): Table {
  return gridTable(
    [
      { title: words('briefing.column.target'), share: 40 },
      { title: words('briefing.column.goal'), share: 19, centred: true },
      { title: words('briefing.column.value'), share: 19, centred: true },
      { title: words('briefing.column.tier'), share: 9, centred: true },
      { title: words('briefing.column.lamp'), share: 13, centred: true },
    ],
    targets.map((row) => [
      row.subject,
      row.goal === null
        ? words('briefing.undecided')
        : [new TextRun(goalText(row)), marks.mark(row.goal.evidence, true)],
      row.reading === null
        ? words('briefing.unmeasured')
        : [new TextRun(`${printed(row.reading)}${row.unit}`), marks.mark(row.reading.evidence, true)],
      row.tier ?? '—',
      words(`briefing.lamp.${row.lamp}`),
    ]),
    PORTRAIT,
  );
}

/** 分单位完成率, in the order of the ranking. */
export function unitTable({ units }: Briefing, { words, marks }: TableTools): Table {
  return gridTable(
    [
      { title: words('briefing.column.rank'), share: 10, centred: true },
      { title: words('briefing.column.unit'), share: 38 },
      { title: words('briefing.column.tasks'), share: 12, centred: true },
      { title: words('briefing.column.done'), share: 12, centred: true },
      { title: words('briefing.column.overdue'), share: 12, centred: true },
      { title: words('briefing.column.rate'), share: 14, centred: true },
      { title: words('briefing.column.evidence'), share: 14, centred: true },
    ],
    units.map(({ unit, rank, tasks, done, overdue, rate }) => [
      [new TextRun(printed(rank)), marks.mark(rank.evidence, true)],
      unit ?? words('briefing.no-unit'),
      printed(tasks),
      printed(done),
      printed(overdue),
      `${printed(rate)}%`,
      [marks.mark(tasks.evidence)],
    ]),
    PORTRAIT,
  );
}

/** 亮灯清单: red first, each with its unit. */
export function lampTable({ lamps }: Briefing, tools: TableTools): Table {
  const { words } = tools;
  return gridTable(
    [
      { title: words('briefing.column.lamp'), share: 14, centred: true },
      { title: words('briefing.column.unit'), share: 26 },
      { title: words('briefing.column.matter'), share: 42 },
      { title: words('briefing.column.late'), share: 20, centred: true },
    ],
    lamps.map((row) => [
      words(`briefing.lamp.${row.lamp}`),
      row.unit ?? words('briefing.no-unit'),
      words(`briefing.matter.${row.kind}`, { title: row.title }),
      lateness(row, tools),
    ]),
    PORTRAIT,
  );
}

function lateness({ days, chance }: LampRow, { words, marks }: TableTools): CellContent {
  const figure = days ?? chance;
  if (figure === null) return '—';
  const key = days === null ? 'briefing.behind' : 'briefing.late';
  return [new TextRun(words(key, { count: printed(figure) })), marks.mark(figure.evidence, true)];
}

/** The ledger (台账), across the page. */
export function ledgerTable({ ledger }: Briefing, { words, marks, site }: TableTools): Table {
  const day = (iso: string | null): string => (iso === null ? '—' : iso);
  const title = ({ task, title: text, marker }: LedgerRow): CellContent => {
    const shown = `${marker}${text}`;
    if (site === null) return shown;
    const link = `${site}/?task=${encodeURIComponent(task)}`;
    return [new ExternalHyperlink({ link, children: [new TextRun(shown)] })];
  };
  const column = (name: string, share: number, centred = false) => ({
    title: words(`briefing.column.${name}`),
    share,
    centred,
  });
  return gridTable(
    [
      column('row', 6, true),
      column('task', 36),
      column('lead', 18),
      column('others', 22),
      column('due', 14, true),
      column('progress', 30),
      column('state', 10, true),
      column('signed', 14, true),
      column('reported', 14, true),
      column('closed', 14, true),
      column('lamp', 9, true),
      column('evidence', 9, true),
    ],
    ledger.map((row, index) => [
      String(index + 1),
      title(row),
      row.lead ?? words('briefing.no-unit'),
      row.others.join(words('list.comma')) || '—',
      day(row.due),
      row.progress ?? '—',
      words(`cases.PlanTask.states.${row.state}`),
      day(row.signed),
      day(row.reported),
      day(row.closed),
      words(`briefing.standing.${row.standing}`),
      [marks.mark(row.evidence)],
    ]),
    LANDSCAPE,
  );
}
