import type { ListedFigure } from '@yuheng/console/data/figures';
import { useEvidence } from '@yuheng/console/evidence/use-evidence';
import { formatMeasured } from '@yuheng/console/text/format-quantity';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { Figure } from '@yuheng/console/ui/figure';
import styles from './indicators-page.module.css';

/** The figure of an indicator: it opens the evidence. */
export function FigureLink({
  figure: { definition, newest },
  size = 'row',
}: {
  readonly figure: ListedFigure;
  readonly size?: 'row' | 'large';
}) {
  const t = useText('network');
  const { language } = useLanguage();
  const evidence = useEvidence();
  if (newest === null || newest.value === null)
    return (
      <span className={styles['none']}>
        {t(newest === null ? 'indicators.no-figure' : 'indicators.no-data')}
      </span>
    );
  const shown = formatMeasured(newest.value, definition.unit, definition.decimals, language, t);
  return (
    <button
      type="button"
      className={styles['figure']}
      onClick={() => evidence.open(newest.measurement)}
      aria-label={t('indicators.evidence', {
        name: definition.title[language],
        value: `${shown.figure}${shown.unit}`,
      })}
      data-testid="indicator-figure"
    >
      <Figure {...shown} size={size} />
    </button>
  );
}
