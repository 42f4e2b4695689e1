import type { Measure } from '@yuheng/console/data/measures';
import { formatMeasured } from '@yuheng/console/text/format-quantity';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import styles from './indicators-page.module.css';

/** A part of a figure: its number, and a bar to compare it by. */
export function PartBar({
  value,
  most,
  definition: { unit, decimals },
}: {
  readonly value: number | null;
  /** What fills the bar. */
  readonly most: number;
  readonly definition: Measure;
}) {
  const t = useText('network');
  const { language } = useLanguage();
  if (value === null) return '–';
  const shown = formatMeasured(value, unit, decimals, language, t);
  return (
    <span className={styles['part']}>
      <i style={{ '--share': `${most > 0 ? (100 * value) / most : 0}%` } as object} aria-hidden="true" />
      <b>
        {shown.figure}
        {shown.unit}
      </b>
    </span>
  );
}
