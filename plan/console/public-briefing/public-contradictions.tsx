import { useText } from '@yuheng/console/text/text-context';
import { partsOf } from '../../briefing/words.ts';
import { RecordedSource } from '../briefing/recorded-source.tsx';
import { Evidenced, Figure } from './evidenced.tsx';
import styles from './public.module.css';
import type { Published } from './public-query.ts';
import { Table } from './public-tables.tsx';

interface Props {
  readonly content: Published['content'];
  readonly numbers: ReadonlyMap<string, number>;
}

type Row = NonNullable<Published['content']['contradictions']>[number];

/** What units report beside what is recorded, without what they wrote. */
export function ContradictionTable({ content, numbers }: Props) {
  const t = useText('plan');
  const heads = [
    t('briefing.column.contradiction'),
    t('briefing.column.unit'),
    t('contradiction.said'),
    t('contradiction.recorded'),
    t('contradiction.since'),
  ];
  const rows = (content.contradictions ?? []).map((row) => {
    const kind = (
      <>
        {t(`contradiction.kind.${row.kind}`)}
        {t('briefing.aside', { text: t(`contradiction.certainty.${row.certainty}`) })}
        <Mark evidence={row.evidence} numbers={numbers} />
      </>
    );
    return [
      row.contradiction,
      [
        kind,
        row.unit ?? t('briefing.no-unit'),
        <SaidSide key="said" row={row} numbers={numbers} />,
        <RecordedSide key="recorded" row={row} numbers={numbers} />,
        row.since,
      ],
    ] as const;
  });
  return <Table name={t('briefing.sheet.contradictions')} heads={heads} rows={rows} />;
}

interface SideProps extends Pick<Props, 'numbers'> {
  readonly row: Row;
}

function SaidSide({ row: { said, others }, numbers }: SideProps) {
  const t = useText('plan');
  return [said, ...others].map((one) => (
    <p key={one.evidence}>
      {one.title}
      {t('briefing.said', { day: one.on, said: t(`contradiction.saying.${one.said}`) })}
      <Mark evidence={one.evidence} numbers={numbers} />
    </p>
  ));
}

function RecordedSide({ row, numbers }: SideProps) {
  const t = useText('plan');
  return (
    <>
      {row.recorded.map((source, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what is published never changes its places
        <p key={at}>
          <RecordedSource
            source={source}
            renderFigure={(figure, words) => <Figure figure={figure} numbers={numbers} words={words} />}
          />
        </p>
      ))}
      <p className={styles['soft']}>
        {partsOf(row.reason, t, 'contradiction.reason').map((part, at) =>
          typeof part === 'string' ? (
            part
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: what is published never changes its places
            <Figure key={at} figure={part} numbers={numbers} />
          ),
        )}
      </p>
    </>
  );
}

function Mark({ evidence, numbers }: Pick<Props, 'numbers'> & { readonly evidence: string }) {
  const number = numbers.get(evidence);
  return (
    <a href={`#evidence-${number}`}>
      <sup>{number !== undefined && <Evidenced number={number} />}</sup>
    </a>
  );
}
