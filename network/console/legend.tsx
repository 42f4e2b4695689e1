import { useText } from '@yuheng/console/text/text-context';
import type { PictureLayer } from '../rules/picture-classes.ts';
import type { Answer } from './answers.ts';
import styles from './legend.module.css';

/** What colours mean: steps with their lower ends, in dBm or dB. */
export function Legend({
  layer,
  picture,
  hasUnknown,
}: {
  readonly layer: PictureLayer;
  readonly picture: Answer<'read-picture'> | undefined;
  readonly hasUnknown: boolean;
}) {
  const t = useText('network');
  const steps = picture?.legend ?? [];
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
              {from === null ? (
                <span className={styles['below']} title={t('coverage.legend.below')}>
                  <b aria-hidden="true">&lt;</b>
                  <b className="visually-hidden">{t('coverage.legend.below')}</b>
                </span>
              ) : (
                <span>{String(from).replace('-', '−')}</span>
              )}
            </li>
          ))}
        </ol>
      )}
      {hasUnknown && <p className={styles['soft']}>{t('coverage.legend.unknown')}</p>}
    </figure>
  );
}
