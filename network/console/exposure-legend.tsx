import { formatNumber } from '@yuheng/console/text/format-number';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import type { Answer } from './answers.ts';
import styles from './legend.module.css';
import { NumberField } from './number-field.tsx';

/** What the marks of the exposure mean, how many places are over a limit, and what was counted. */
export function ExposureLegend({
  exposure,
  duty,
  onDuty,
}: {
  readonly exposure: Answer<'read-exposure'> | undefined;
  readonly duty: number;
  readonly onDuty: (duty: number) => void;
}) {
  const t = useText('network');
  const { language } = useLanguage();
  const number = (value: number, decimals = 0) => formatNumber(value, language, decimals);
  return (
    <figure className={styles['legend']} data-testid="legend">
      <figcaption>{t('coverage.layer.exposure.long')}</figcaption>
      <ul className={styles['marks']}>
        <li>
          <i data-mark="volume" />
          {t('coverage.exposure.volume')}
        </li>
        <li>
          <i data-mark="exceeded" />
          {t('coverage.exposure.exceeded')}
        </li>
      </ul>
      <NumberField
        label={t('coverage.exposure.duty')}
        value={Math.round(1000 * duty) / 10}
        least={0.1}
        most={100}
        step={5}
        onValue={(percent) => onDuty(percent / 100)}
      />
      <p className={styles['soft']} data-testid="exposure-words" aria-live="polite">
        {exposure === undefined ? t('coverage.changing') : <Found exposure={exposure} number={number} />}
      </p>
    </figure>
  );
}

function Found({
  exposure,
  number,
}: {
  readonly exposure: Answer<'read-exposure'>;
  readonly number: (value: number, decimals?: number) => string;
}) {
  const t = useText('network');
  const { places, exceeded, worst, share } = exposure;
  return (
    <>
      {exceeded.length === 0
        ? t('coverage.exposure.none', { places: number(places) })
        : t('coverage.exposure.some', {
            count: number(exceeded.length),
            over: number(exceeded.filter(({ ratio }) => ratio > 1).length),
            places: number(places),
          })}{' '}
      {t('coverage.exposure.worst', { percent: number(100 * worst, 1) })}{' '}
      {t('coverage.exposure.share', { share: number(100 * share) })}
    </>
  );
}
