import { type Text, useText } from '@yuheng/console/text/text-context';
import { type Column, DataTable } from '@yuheng/console/ui/data-table';
import { Lamp } from '@yuheng/console/ui/lamp';
import type { Briefing, LampRow, LedgerRow, TargetRow, UnitRow } from '../../briefing/briefing.ts';
import { printed } from '../../briefing/figure-text.ts';
import { goalText } from '../../briefing/goal-text.ts';
import { numbered } from '../../rules/numbered.ts';
import { EvidenceLink } from './evidence-link.tsx';

interface Props {
  readonly content: Briefing;
  readonly onList: (evidence: string) => void;
}

/** Targets: what is asked and what is measured. */
export function TargetTable(props: Props) {
  const t = useText('plan');
  return (
    <DataTable
      name={t('briefing.sheet.targets')}
      rows={props.content.targets}
      columns={targetColumns(props, t)}
      rowKey={(row) => row.target}
    />
  );
}

function targetColumns({ content, onList }: Props, t: Text): readonly Column<TargetRow>[] {
  return [
    { id: 'subject', title: t('briefing.column.target'), value: (row) => row.subject },
    {
      id: 'goal',
      title: t('briefing.column.goal'),
      value: (row) => row.goal?.value ?? null,
      csv: (row) => goalText(row),
      cell: (row) =>
        row.goal === null ? (
          t('briefing.undecided')
        ) : (
          <EvidenceLink content={content} figure={row.goal} onList={onList}>
            {goalText(row)}
          </EvidenceLink>
        ),
    },
    {
      id: 'value',
      title: t('briefing.column.value'),
      value: (row) => row.reading?.value ?? null,
      cell: (row) =>
        row.reading === null ? (
          t('briefing.unmeasured')
        ) : (
          <EvidenceLink content={content} figure={row.reading} onList={onList}>
            {`${printed(row.reading)}${row.unit}`}
          </EvidenceLink>
        ),
    },
    { id: 'tier', title: t('briefing.column.tier'), value: (row) => row.tier },
    {
      id: 'lamp',
      title: t('briefing.column.lamp'),
      value: (row) => t(`briefing.lamp.${row.lamp}`),
      cell: (row) => <Lamp state={row.lamp} />,
    },
  ];
}

/** Completion by unit, as ranked. */
export function UnitTable(props: Props) {
  const t = useText('plan');
  return (
    <DataTable
      name={t('briefing.sheet.units')}
      rows={props.content.units}
      columns={unitColumns(props, t)}
      rowKey={(row) => row.unit ?? ''}
    />
  );
}

function unitColumns({ content, onList }: Props, t: Text): readonly Column<UnitRow>[] {
  const figure = (name: 'rank' | 'tasks' | 'done' | 'overdue' | 'rate'): Column<UnitRow> => ({
    id: name,
    title: t(`briefing.column.${name}`),
    numeric: true,
    value: (row) => row[name].value,
    cell: (row) => (
      <EvidenceLink content={content} figure={row[name]} onList={onList}>
        {name === 'rate' ? `${printed(row[name])}%` : printed(row[name])}
      </EvidenceLink>
    ),
  });
  return [
    {
      id: 'unit',
      title: t('briefing.column.unit'),
      value: (row: UnitRow) => row.unit ?? t('briefing.no-unit'),
    },
    figure('rank'),
    figure('tasks'),
    figure('done'),
    figure('overdue'),
    figure('rate'),
  ];
}

/** What is not green, red first. */
export function LampTable(props: Props) {
  const t = useText('plan');
  return (
    <DataTable
      name={t('briefing.lamps')}
      rows={props.content.lamps}
      columns={lampColumns(props, t)}
      rowKey={(row) => row.id}
      rowTestId="briefing-lamp"
    />
  );
}

function lampColumns({ content, onList }: Props, t: Text): readonly Column<LampRow>[] {
  return [
    {
      id: 'lamp',
      title: t('briefing.column.lamp'),
      value: (row) => t(`briefing.lamp.${row.lamp}`),
      cell: (row) => <Lamp state={row.lamp} />,
    },
    { id: 'unit', title: t('briefing.column.unit'), value: (row) => row.unit ?? t('briefing.no-unit') },
    {
      id: 'matter',
      title: t('briefing.column.matter'),
      value: (row) => t(`briefing.matter.${row.kind}`, { title: row.title }),
    },
    {
      id: 'late',
      title: t('briefing.column.late'),
      value: (row) => row.days?.value ?? null,
      cell: (row) => {
        const late = row.days ?? row.chance;
        if (late === null) return '—';
        const key = row.days === null ? 'briefing.behind' : 'briefing.late';
        return (
          <EvidenceLink content={content} figure={late} onList={onList}>
            {t(key, { count: printed(late) })}
          </EvidenceLink>
        );
      },
    },
  ];
}

/** The ledger, or those of its rows on which a figure stands. */
export function LedgerTable({
  content,
  evidence,
}: {
  readonly content: Briefing;
  readonly evidence: string | null;
}) {
  const t = useText('plan');
  const of = content.evidence.find(({ id }) => id === evidence)?.of;
  const counted = of?.kind === 'tasks' ? new Set(of.tasks.map(({ task }) => task)) : null;
  const rows = content.ledger.filter(({ task }) => counted === null || counted.has(task));
  const text = (id: 'due' | 'signed' | 'reported' | 'closed'): Column<LedgerRow> => ({
    id,
    title: t(`briefing.column.${id}`),
    value: (row) => row[id],
  });
  const columns: readonly Column<LedgerRow>[] = [
    { id: 'task', title: t('briefing.column.task'), value: (row) => numbered(row.marker, row.title) },
    { id: 'lead', title: t('briefing.column.lead'), value: (row) => row.lead ?? t('briefing.no-unit') },
    text('due'),
    {
      id: 'state',
      title: t('briefing.column.state'),
      value: (row) => t(`cases.PlanTask.states.${row.state}`),
    },
    text('signed'),
    text('reported'),
    text('closed'),
    {
      id: 'standing',
      title: t('briefing.column.lamp'),
      value: (row) => t(`briefing.standing.${row.standing}`),
    },
  ];
  return <DataTable name={t('briefing.ledger')} rows={rows} columns={columns} rowKey={(row) => row.task} />;
}
