import { formatNumber } from '@yuheng/console/text/format-number';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { type ChartBox, profileGeometry } from '../rules/profile-geometry.ts';
import type { Answer } from './answers.ts';
import styles from './profile-chart.module.css';

type Path = NonNullable<Answer<'read-pixel'>['path']>;

const box: ChartBox = { width: 620, height: 232, left: 44, right: 14, top: 14, bottom: 30 };

/** Ground, buildings, ray and first Fresnel zone between a mast and a terminal; the same as a table below. */
export function ProfileChart({ path, frequency }: { readonly path: Path; readonly frequency: number }) {
  const t = useText('network');
  const { language } = useLanguage();
  const shown = profileGeometry(path, frequency, box);
  const metres = (value: number, decimals = 0) => formatNumber(value, language, decimals);
  return (
    <figure className={styles['profile']} data-testid="profile-chart">
      <svg viewBox={`0 0 ${box.width} ${box.height}`} role="img" aria-label={t('coverage.profile')}>
        {shown.heights.map(({ value, y }) => (
          <g key={value}>
            <path className={styles['grid']} d={`M${box.left} ${y}H${box.width - box.right}`} />
            <text x={box.left - 8} y={y} className={styles['height']}>
              {metres(value)}
            </text>
          </g>
        ))}
        {shown.distances.map(({ value, x }) => (
          <text key={value} x={x} y={box.height - 10} className={styles['distance']}>
            {metres(value)}
          </text>
        ))}
        <path className={styles['fresnel']} d={shown.fresnel} />
        <path className={styles['built']} d={shown.built} />
        <path className={styles['ground']} d={shown.ground} />
        <path className={styles['ray']} d={shown.ray} data-clear={path.sight.clear} />
        <path className={styles['mast']} d={shown.mast} />
        <circle className={styles['end']} cx={shown.antenna[0]} cy={shown.antenna[1]} r="4" />
        <circle className={styles['end']} cx={shown.terminal[0]} cy={shown.terminal[1]} r="4" />
      </svg>
      <figcaption className={styles['key']}>
        {(['ground', 'built', 'ray', 'fresnel'] as const).map((name) => (
          <span key={name}>
            <i data-key={name} data-clear={path.sight.clear} />
            {t(`coverage.profile.${name}`)}
          </span>
        ))}
        <span className={styles['axes']}>{t('coverage.profile.axes')}</span>
      </figcaption>
      <details className={styles['table']}>
        <summary>{t('coverage.profile.table')}</summary>
        <div>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('coverage.profile.distance')}</th>
                <th scope="col">{t('coverage.profile.ground')}</th>
                <th scope="col">{t('coverage.profile.surface')}</th>
              </tr>
            </thead>
            <tbody>
              {path.ground.map((ground, index) => (
                <tr key={`${index * path.spacing}`}>
                  <td>{metres(index * path.spacing, 1)}</td>
                  <td>{metres(ground, 1)}</td>
                  <td>{metres(path.surface[index] ?? ground, 1)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}
