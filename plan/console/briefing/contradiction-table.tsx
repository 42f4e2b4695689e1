import { Link } from '@tanstack/react-router';
import { useText } from '@yuheng/console/text/text-context';
import { type Column, DataTable } from '@yuheng/console/ui/data-table';
import type { Briefing } from '../../briefing/briefing.ts';
import type { ContradictionRow } from '../../briefing/contradictions/contradiction-row.ts';
import { useItem } from '../use-item.ts';
import styles from './briefing.module.css';
import { EvidenceLink } from './evidence-link.tsx';
import { RecordedSource } from './recorded-source.tsx';
import { Sentences } from './sentences.tsx';

interface Props {
  readonly content: Briefing;
  readonly onList: (evidence: string) => void;
}

/** What units report beside what is recorded: the task on one side, the contradiction with its records on the other. */
export function ContradictionTable(props: Props) {
  const t = useText('plan');
  return (
    <DataTable
      name={t('briefing.sheet.contradictions')}
      rows={props.content.contradictions?.rows ?? []}
      columns={useColumns(props)}
      rowKey={(row) => row.contradiction}
      rowTestId="briefing-contradiction"
    />
  );
}

function useColumns(props: Props): readonly Column<ContradictionRow>[] {
  const t = useText('plan');
  return [
    {
      id: 'kind',
      title: t('briefing.column.contradiction'),
      value: ({ kind }) => t(`contradiction.kind.${kind}`),
      cell: ({ kind, certainty, contradiction }) => (
        <span className={styles['side']}>
          <Link to="/contradictions/$contradiction" params={{ contradiction }}>
            {t(`contradiction.kind.${kind}`)}
          </Link>
          <small>{t(`contradiction.certainty.${certainty}`)}</small>
        </span>
      ),
    },
    {
      id: 'unit',
      title: t('briefing.column.unit'),
      value: ({ unit }) => unit ?? t('briefing.no-unit'),
    },
    {
      id: 'said',
      title: t('contradiction.said'),
      value: ({ said }) => said.text ?? t(`contradiction.saying.${said.said}`),
      cell: (row) => <SaidSide row={row} />,
    },
    {
      id: 'recorded',
      title: t('contradiction.recorded'),
      value: ({ recorded }) => recorded.length,
      cell: (row) => (
        <span className={styles['side']}>
          {row.recorded.map((one, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: what is written never changes its places
            <span key={at}>
              <RecordedSource
                source={one}
                renderFigure={(figure, words) => (
                  <EvidenceLink {...props} figure={figure}>
                    {words}
                  </EvidenceLink>
                )}
              />
            </span>
          ))}
          <small>
            <Sentences {...props} sentences={[row.reason]} of="contradiction.reason" />
          </small>
        </span>
      ),
    },
    {
      id: 'since',
      title: t('contradiction.since'),
      value: ({ since }) => since,
      cell: ({ since }) => <span className={styles['day']}>{since}</span>,
    },
  ];
}

function SaidSide({ row: { said, others } }: { readonly row: ContradictionRow }) {
  const t = useText('plan');
  const { openTask } = useItem();
  return (
    <span className={styles['side']}>
      {[said, ...others].map((one) => (
        <span key={one.evidence}>
          <button type="button" className={styles['figure']} onClick={() => openTask(one.task)}>
            {one.title}
          </button>
          {t('briefing.said', { day: one.on, said: t(`contradiction.saying.${one.said}`) })}
          {one.text !== null && t('briefing.quoted', { text: one.text })}
        </span>
      ))}
    </span>
  );
}
