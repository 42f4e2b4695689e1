import { formatNumber } from '@yuheng/console/text/format-number';
import { useLanguage } from '@yuheng/console/text/text-context';
import { Figure } from '@yuheng/console/ui/figure';
import styles from './ledgers-page.module.css';

export interface CountedRow {
  readonly id: string;
  readonly title: string;
  /** Null where nobody knows. */
  readonly count: number | null;
  readonly wrong?: boolean;
}

/** Rows whose city their place told, and those of no city; nothing where every row says its own. */
export function cityCounts(
  t: (key: string) => string,
  { cityDerived = 0, withoutCity = 0 }: { readonly cityDerived?: number; readonly withoutCity?: number },
): readonly CountedRow[] {
  return [
    { id: 'city-derived', title: t('ledgers.city-derived'), count: cityDerived },
    { id: 'without-city', title: t('ledgers.without-city'), count: withoutCity, wrong: true },
  ].filter(({ count }) => count > 0);
}

/** Counts beside each other. */
export function CountedRows({ counts }: { readonly counts: readonly CountedRow[] }) {
  const { language } = useLanguage();
  return (
    <dl className={styles['figures']}>
      {counts.map(({ id, title, count, wrong = false }) => (
        <div key={id} data-wrong={wrong} data-testid="ledger-count" data-count={id}>
          <dt>{title}</dt>
          <dd>
            <Figure figure={count === null ? '–' : formatNumber(count, language)} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
