import { formatNumber } from '@yuheng/console/text/format-number';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import type { Answer } from './answers.ts';
import styles from './legend.module.css';
import type { ShownLayer } from './run-view.tsx';

/** What colours mean: steps with their lower ends, in dBm or dB. */
export function Legend({
  layer,
  picture,
  exposure,
  hasUnknown,
}: {
  readonly layer: ShownLayer;
  readonly picture: Answer<'read-picture'> | undefined;
  readonly exposure: Answer<'read-exposure'> | undefined;
  readonly hasUnknown: boolean;
}) {
  const t = useText('network');
  const steps = picture?.legend ?? [];
  if (layer === 'exposure') return <ExposureLegend exposure={exposure} />;
  return (
    <figure className={styles['legend']} data-testid="legend">
      <figcaption>{t(`coverage.layer.${layer}.long`)}</figcaption>
      {layer === 'server' ? (
        <p className={styles['soft']}>{t('coverage.legend.server')}</p>
      ) : (
        <ol className={styles['steps']} aria-label={t(`coverage.layer.${layer}.long`)}>
          {steps.map(({ from, colour }) => (
            <li key={String(from)}>
              <i style={{ background: colour }} />
              <span>{from === null ? t('coverage.legend.below') : `≥${String(from).replace('-', '−')}`}</span>
            </li>
          ))}
        </ol>
      )}
      {hasUnknown && <p className={styles['soft']}>{t('coverage.legend.unknown')}</p>}
    </figure>
  );
}

function ExposureLegend({ exposure }: { readonly exposure: Answer<'read-exposure'> | undefined }) {
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
      {exposure !== undefined && (
        <p className={styles['soft']} data-testid="exposure-words">
          {exposure.exceeded.length === 0
            ? t('coverage.exposure.none', { places: number(exposure.places) })
            : t('coverage.exposure.some', {
                count: number(exposure.exceeded.length),
                places: number(exposure.places),
              })}{' '}
          {t('coverage.exposure.worst', { percent: number(100 * exposure.worst, 1) })}{' '}
          {t('coverage.exposure.duty', {
            duty: number(100 * exposure.duty),
            share: number(100 * exposure.share),
          })}
        </p>
      )}
    </figure>
  );
}
