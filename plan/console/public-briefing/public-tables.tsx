import { useText } from '@yuheng/console/text/text-context';
import { Lamp } from '@yuheng/console/ui/lamp';
import type { ReactNode } from 'react';
import { printed } from '../../briefing/figure-text.ts';
import { goalText } from '../../briefing/goal-text.ts';
import { numbered } from '../../rules/numbered.ts';
import { Figure } from './evidenced.tsx';
import styles from './public.module.css';
import type { Published } from './public-query.ts';

interface Props {
  readonly content: Published['content'];
  readonly numbers: ReadonlyMap<string, number>;
}

/** A table to read and to print; on a narrow screen it scrolls by itself. */
export function Table({
  name,
  heads,
  rows,
}: {
  readonly name: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly [key: string, cells: readonly ReactNode[]])[];
}) {
  return (
    <section className={styles['scroll']} aria-label={name}>
      <table>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([key, cells]) => (
            <tr key={key}>
              {cells.map((cell, at) => (
                <td key={heads[at]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Targets with what is asked and what is measured. */
export function TargetTable({ content, numbers }: Props) {
  const t = useText('plan');
  const heads = ['target', 'goal', 'value', 'tier', 'lamp'].map((name) => t(`briefing.column.${name}`));
  const rows = content.targets.map((row) => {
    const goal =
      row.goal === null ? (
        t('briefing.undecided')
      ) : (
        <Figure figure={row.goal} numbers={numbers} words={goalText(row)} />
      );
    const value =
      row.reading === null ? (
        t('briefing.unmeasured')
      ) : (
        <Figure figure={row.reading} numbers={numbers} words={`${printed(row.reading)}${row.unit}`} />
      );
    return [
      row.target,
      [row.subject, goal, value, row.tier ?? '–', <Lamp key="lamp" state={row.lamp} />],
    ] as const;
  });
  return <Table name={t('briefing.sheet.targets')} heads={heads} rows={rows} />;
}

/** Completion by unit, as ranked. */
export function UnitTable({ content, numbers }: Props) {
  const t = useText('plan');
  const names = ['rank', 'tasks', 'done', 'overdue', 'rate'] as const;
  const heads = [t('briefing.column.unit'), ...names.map((name) => t(`briefing.column.${name}`))];
  const rows = content.units.map((row, at) => {
    const figures = names.map((name) => (
      <Figure
        key={name}
        figure={row[name]}
        numbers={numbers}
        words={name === 'rate' ? `${printed(row.rate)}%` : printed(row[name])}
      />
    ));
    return [`${at} ${row.unit}`, [row.unit ?? t('briefing.no-unit'), ...figures]] as const;
  });
  return <Table name={t('briefing.sheet.units')} heads={heads} rows={rows} />;
}

/** What is not green, red first. */
export function LampTable({ content, numbers }: Props) {
  const t = useText('plan');
  const heads = ['lamp', 'unit', 'matter', 'late'].map((name) => t(`briefing.column.${name}`));
  const rows = content.lamps.map((row) => {
    const late = row.days ?? row.chance;
    const key = row.days === null ? 'briefing.behind' : 'briefing.late';
    const figure =
      late === null ? (
        '–'
      ) : (
        <Figure figure={late} numbers={numbers} words={t(key, { count: printed(late) })} />
      );
    const matter = t(`briefing.matter.${row.kind}`, { title: row.title });
    return [
      row.id,
      [<Lamp key="lamp" state={row.lamp} />, row.unit ?? t('briefing.no-unit'), matter, figure],
    ] as const;
  });
  return <Table name={t('briefing.lamps')} heads={heads} rows={rows} />;
}

/** Every task, without what was written about it. */
export function LedgerTable({ content }: Props) {
  const t = useText('plan');
  const heads = ['row', 'task', 'lead', 'due', 'state', 'closed', 'lamp'].map((name) =>
    t(`briefing.column.${name}`),
  );
  const rows = content.ledger.map(
    (row, at) =>
      [
        row.task,
        [
          String(at + 1),
          numbered(row.marker, row.title),
          row.lead ?? t('briefing.no-unit'),
          row.due ?? '–',
          t(`cases.PlanTask.states.${row.state}`),
          row.closed ?? '–',
          t(`briefing.standing.${row.standing}`),
        ],
      ] as const,
  );
  return <Table name={t('briefing.ledger')} heads={heads} rows={rows} />;
}
