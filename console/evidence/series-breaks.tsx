import { useQuery } from '@tanstack/react-query';
import type { SeriesBreak } from '@yuheng/kernel/series-breaks';
import { seriesQuery, type VersionSeries } from '../data/measures.ts';
import { formatMeasured } from '../text/format-quantity.ts';
import { formatDateTime } from '../text/format-time.ts';
import { useLanguage, useText } from '../text/text-context.ts';
import styles from './step.module.css';

/** Where the definition changed, what of it, and how far that alone moved the figure. Nothing where it never changed. */
export function SeriesBreaks({ code }: { readonly code: string }) {
  const t = useText();
  const { data } = useQuery(seriesQuery(code));
  if (data === undefined || data.breaks.length === 0) return null;
  return (
    <section data-testid="series-breaks">
      <h4>{t('series.breaks')}</h4>
      <ul className={styles['sources']}>
        {data.breaks.map((each) => (
          <Break key={each.to} of={each} versions={data.versions} />
        ))}
      </ul>
    </section>
  );
}

function Break({ of, versions }: { readonly of: SeriesBreak; readonly versions: readonly VersionSeries[] }) {
  const t = useText();
  const { language } = useLanguage();
  const figure = (version: number, value: number): string => {
    const definition = versions.find((each) => each.definition.version === version)?.definition;
    if (definition === undefined) return String(value);
    const shown = formatMeasured(value, definition.unit, definition.decimals, language, t);
    return `${shown.figure} ${shown.unit}`.trim();
  };
  const { from, to, at, changed, sameUnit, both } = of;
  return (
    <li className={styles['source']}>
      <strong>{t('series.break', { from, to })}</strong>
      <span>{formatDateTime(at)}</span>
      <span className={styles['soft']}>
        {t('series.changed', { what: changed.map((each) => t(`series.member.${each}`)).join(' · ') })}
      </span>
      {both !== null && (
        <span className={styles['soft']}>
          {t('series.both', {
            period: both.period,
            before: figure(from, both.before),
            after: figure(to, both.after),
          })}
        </span>
      )}
      {!sameUnit && <span className={styles['soft']}>{t('series.other-unit')}</span>}
    </li>
  );
}
