import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { Fragment } from 'react';
import type { RecordedRow } from '../../briefing/contradictions/contradiction-row.ts';
import { recordedName, recordedText } from '../../briefing/contradictions/recorded-text.ts';
import { partsOf } from '../../briefing/words.ts';
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
          <Recorded source={source} numbers={numbers} />
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

function Recorded({ source, numbers }: Pick<Props, 'numbers'> & { readonly source: RecordedRow }) {
  const t = useText('plan');
  const { language } = useLanguage();
  const readings = [source.before, source.after].filter((one) => one !== null);
  return (
    <>
      {recordedName(source, t, language)}
      {t('briefing.colon')}
      {readings.length === 0 && t('briefing.nothing')}
      {readings.map((one, at) => {
        const words = recordedText(one, source.unit, t, language);
        const [before, after] = t('briefing.on', { day: one.on }).split('{value}');
        return (
          <Fragment key={one.on}>
            {at > 0 && ' → '}
            {before}
            {'evidence' in one.value ? <Figure figure={one.value} numbers={numbers} words={words} /> : words}
            {after}
          </Fragment>
        );
      })}
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
