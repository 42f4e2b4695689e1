import { useQuery } from '@tanstack/react-query';
import { formatNumber } from '@yuheng/console/text/format-number';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { Empty, Failure, Skeleton } from '@yuheng/console/ui/states';
import { LineForm } from './line-form.tsx';
import { attributeOf } from './pairs.ts';
import { RowsForm } from './rows-form.tsx';
import { type Lever, type Line, leversQuery } from './scenario-query.ts';
import styles from './scenarios.module.css';
import { useLineWords } from './use-line-words.ts';

/** What moves a target: each type of things that its measure looks at, how they stand, and what could be proposed of them. */
export function LeverList({
  target,
  busy,
  onAdd,
}: {
  readonly target: string;
  readonly busy: boolean;
  readonly onAdd: (line: Line) => void;
}) {
  const t = useText('plan');
  const { data, error, refetch } = useQuery(leversQuery(target));
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton lines={4} />;
  if (data.levers.length === 0) return <Empty title={t('scenario.no-levers')} />;
  return (
    <ul className={styles['levers']}>
      {data.levers.map((lever, index) => (
        <li key={`${lever.type} ${lever.q}`} data-testid="lever">
          <LeverWords lever={lever} />
          <details open={index === 0} className={styles['fold']}>
            <summary>{t('scenario.lever.change')}</summary>
            <LineForm key={`${target} ${lever.type}`} lever={lever} busy={busy} onAdd={onAdd} />
          </details>
          <details className={styles['fold']}>
            <summary>{t('scenario.lever.file')}</summary>
            <RowsForm type={lever.type} busy={busy} onAdd={onAdd} />
          </details>
        </li>
      ))}
    </ul>
  );
}

function LeverWords({ lever }: { readonly lever: Lever }) {
  const t = useText('plan');
  const { language } = useLanguage();
  const { typeOf, typeWords, valueWords } = useLineWords();
  const type = typeOf(lever.type);
  const number = (value: number) => formatNumber(value, language);
  return (
    <div className={styles['lever']}>
      <h4>{typeWords(lever.type)}</h4>
      <p>
        {t('scenario.lever.counted', { counted: number(lever.counted), all: number(lever.all) })}
        {lever.standings.map(({ attribute, values }) => (
          <span key={attribute}>
            {attributeOf(type, attribute)?.title[language] ?? attribute}
            {': '}
            {values
              .map(
                ({ value, count }) => `${valueWords(attributeOf(type, attribute), value)} ${number(count)}`,
              )
              .join(' · ')}
          </span>
        ))}
      </p>
    </div>
  );
}
