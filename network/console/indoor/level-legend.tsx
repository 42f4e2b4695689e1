import { useLanguage, useText } from '@yuheng/console/text/text-context';
import type { Material } from '../../indoor/design-shape.ts';
import { legendOf } from '../../rules/picture-classes.ts';
import legend from '../legend.module.css';
import { useTheme } from '../use-theme.ts';
import styles from './floor-plan.module.css';
import { signedNumber } from './signed-number.ts';

/** What colours, hatching and lines on the plan mean. */
export function LevelLegend({
  threshold,
  materials,
}: {
  readonly threshold: number;
  readonly materials: readonly Material[];
}) {
  const t = useText('network');
  const { language } = useLanguage();
  const theme = useTheme();
  return (
    <figure className={styles['legend']}>
      <div className={legend['legend']}>
        <figcaption>{t('coverage.layer.level.long')}</figcaption>
        <ol className={legend['steps']} aria-label={t('coverage.layer.level.long')}>
          {legendOf('level', theme).map(({ from, colour }) => (
            <li key={String(from)}>
              <i style={{ background: colour }} />
              {from === null ? (
                <span className={legend['below']}>
                  <b aria-hidden="true">&lt;</b>
                  <b className="visually-hidden">{t('coverage.legend.below')}</b>
                </span>
              ) : (
                <span>{signedNumber(from, language)}</span>
              )}
            </li>
          ))}
        </ol>
      </div>
      <ul className={styles['marks']}>
        <li>
          <svg viewBox="0 0 24 14" aria-hidden="true">
            <path className={styles['stripes']} d="M2 14 10 2M8 14 16 2M14 14 22 2" />
          </svg>
          {t('indoor.legend.weak', { threshold: signedNumber(threshold, language) })}
        </li>
        {materials.map((material) => (
          <li key={material}>
            <svg viewBox="0 0 24 14" aria-hidden="true">
              <line className={styles['wall']} data-material={material} x1="1" y1="7" x2="23" y2="7" />
            </svg>
            {t(`indoor.material.${material}`)}
          </li>
        ))}
      </ul>
    </figure>
  );
}
