import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { type Column, DataTable } from '@yuheng/console/ui/data-table';
import { Select } from '@yuheng/console/ui/select';
import type { NamedTask, TakenRow } from './ledger-query.ts';
import styles from './ledgers.module.css';

/** Rows of a ledger: which task each is about, what is done for it, or why not. Where that is open, a person chooses the task. */
export function LedgerRows({
  rows,
  tasks,
  onChoose,
}: {
  readonly rows: readonly TakenRow[];
  readonly tasks: readonly NamedTask[];
  /** null: nothing can be chosen any more. */
  readonly onChoose: ((row: TakenRow, task: string) => void) | null;
}) {
  const t = useText('plan');
  const { language } = useLanguage();
  const titles = new Map(tasks.map(({ task, title, plan }) => [task, `${title} · ${plan}`]));
  const acts = (row: TakenRow) => row.steps.map(({ act }) => t(`ledger.act.${act}`));
  const faults = (row: TakenRow) => row.faults.map(({ text }) => text[language]);
  const notes = (row: TakenRow) => [
    ...row.notes.map((note) => t(`ledger.note.${note}`)),
    ...(row.unlisted ?? []).map((one) => t('ledger.unlisted', one)),
  ];
  const chooser = (row: TakenRow) => {
    if (row.task !== null || onChoose === null)
      return row.task === null ? '–' : (titles.get(row.task) ?? row.words);
    return (
      <Select
        label={t('ledger.choose-task')}
        labelHidden
        value=""
        choices={[
          { value: '', text: t('ledger.choose-task') },
          ...(row.candidates.length > 0 ? row.candidates : [...titles.keys()]).map((task) => ({
            value: task,
            text: titles.get(task) ?? task,
          })),
        ]}
        onChange={(task) => task !== '' && onChoose(row, task)}
      />
    );
  };
  const outcomeCell = (row: TakenRow) => <Outcome row={row} />;
  const columns: readonly Column<TakenRow>[] = [
    {
      id: 'row',
      title: t('ledger.row'),
      value: ({ row }) => row,
      cell: ({ sheet, row }) => `${sheet} ${row}`,
    },
    { id: 'words', title: t('ledger.words'), value: ({ words }) => words },
    { id: 'task', title: t('ledger.task'), value: ({ task }) => titles.get(task ?? '') ?? '', cell: chooser },
    {
      id: 'outcome',
      title: t('ledger.outcome'),
      value: ({ outcome }) => t(`ledger.outcome.${outcome}`),
      csv: (row) =>
        [t(`ledger.outcome.${row.outcome}`), ...acts(row), ...faults(row), ...notes(row)].join(' '),
      cell: outcomeCell,
    },
  ];
  return (
    <DataTable
      name={t('ledger.rows')}
      rows={rows}
      columns={columns}
      rowKey={({ sheet, row }) => `${sheet}!${row}`}
      rowTestId="ledger-row"
    />
  );
}

function Outcome({ row }: { readonly row: TakenRow }) {
  const t = useText('plan');
  const { language } = useLanguage();
  return (
    <div className={styles['outcome']} data-outcome={row.outcome}>
      <strong>{t(`ledger.outcome.${row.outcome}`)}</strong>
      {row.steps.length > 0 && <span>{row.steps.map(({ act }) => t(`ledger.act.${act}`)).join(' → ')}</span>}
      {row.faults.map(({ code, text }) => (
        <span key={code}>{text[language]}</span>
      ))}
      {row.notes.map((note) => (
        <small key={note}>{t(`ledger.note.${note}`)}</small>
      ))}
      {(row.unlisted ?? []).map((one) => (
        <small key={one.cell} data-testid="ledger-unlisted">
          {t('ledger.unlisted', one)}
        </small>
      ))}
    </div>
  );
}
