import { Sparkline } from '@yuheng/console/charts/sparkline';
import type { ListedFigure } from '@yuheng/console/data/figures';
import { usePlace } from '@yuheng/console/data/use-place';
import { formatNumber } from '@yuheng/console/text/format-number';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { RelativeTime } from '@yuheng/console/ui/relative-time';
import { Tier } from '@yuheng/console/ui/tier';
import { FigureLink } from './figure-link.tsx';
import styles from './indicators-page.module.css';

/** One indicator, one line: its name opens its parts, its figure opens the facts behind it. */
export function IndicatorRow({ figure }: { readonly figure: ListedFigure }) {
  const t = useText('network');
  const { language } = useLanguage();
  const { set } = usePlace();
  const { definition, newest, series } = figure;
  const trend = series.flatMap(({ at, value }) => (value === null ? [] : [{ at, shown: value }]));
  return (
    <li className={styles['row']} data-testid="indicator-row" data-measure={definition.code}>
      <button
        type="button"
        className={styles['name']}
        title={definition.definition[language]}
        onClick={() => set({ indicator: definition.code, by: undefined })}
        data-testid="indicator-open"
      >
        {definition.title[language]}
      </button>
      <span className={styles['trend']}>{trend.length > 1 && <Sparkline trend={trend} />}</span>
      <FigureLink figure={figure} />
      <small className={styles['source']}>
        {newest === null ? (
          t('indicators.never')
        ) : (
          <>
            <Tier tier={newest.tier} />{' '}
            {t('indicators.facts', { count: formatNumber(newest.facts, language) })} ·{' '}
            <RelativeTime at={newest.at} />
          </>
        )}
      </small>
    </li>
  );
}
