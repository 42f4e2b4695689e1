import { formatNumber } from '@yuheng/console/text/format-number';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { Figure } from '@yuheng/console/ui/figure';
import type { FloorLevels } from '../../indoor/floor-levels.ts';
import type { FloorSummary } from '../../indoor/floor-summary.ts';
import type { RadiatorExposure } from '../../indoor/indoor-exposure.ts';
import styles from './indoor-page.module.css';
import { signedNumber } from './signed-number.ts';

/** What the plan comes to: the share that is covered first. */
export function FloorFigures({
  summary,
  levels,
  threshold,
  exposure,
  floor,
  designed,
  start,
}: {
  readonly summary: FloorSummary;
  readonly levels: FloorLevels;
  readonly threshold: number;
  readonly exposure: readonly RadiatorExposure[];
  readonly floor: number;
  /** Without anything that radiates there is no share to tell. */
  readonly designed: boolean;
  /** Where the plan is only what an editor begins with, and nothing of it is the system's: the area on record. */
  readonly start: { readonly area: number | null } | null;
}) {
  const t = useText('network');
  const { language } = useLanguage();
  const number = (value: number, decimals = 0) => formatNumber(value, language, decimals, true);
  const here = exposure.filter(({ radiator }) => radiator.floor === floor);
  const area = start === null ? summary.area : start.area;
  const [worst] = summary.worst;
  const level = worst !== undefined && Number.isFinite(worst.level) ? worst.level : null;
  const most = here.length === 0 ? null : Math.max(...here.map(({ ratio }) => ratio));
  return (
    <dl className={styles['figures']}>
      <div>
        <dt>{t('indoor.share', { threshold: signedNumber(threshold, language) })}</dt>
        <dd data-testid="indoor-share">
          {designed ? (
            <Figure
              figure={summary.share === null ? '–' : number(100 * summary.share, 1)}
              unit={summary.share === null ? '' : '%'}
              size="large"
            />
          ) : (
            <strong className={styles['undesigned']}>{t('indoor.design.none')}</strong>
          )}
        </dd>
      </div>
      <div>
        <dt>{t(start === null ? 'indoor.area.floor' : 'indoor.area.recorded')}</dt>
        <dd data-testid="indoor-area">
          <Figure figure={area === null ? '–' : number(area)} unit={area === null ? '' : 'm²'} />
        </dd>
      </div>
      <div>
        <dt>{t('indoor.weakest')}</dt>
        <dd>
          <Figure
            figure={level === null ? '–' : signedNumber(level, language, 1)}
            unit={level === null ? '' : 'dBm'}
          />
        </dd>
      </div>
      <div>
        <dt>{t('indoor.antennas')}</dt>
        <dd>
          <Figure
            figure={
              start === null ? number(levels.radiators.filter((each) => each.floor === floor).length) : '–'
            }
          />
        </dd>
      </div>
      <div data-over={most !== null && most > 1}>
        <dt>{t('indoor.exposure')}</dt>
        <dd>
          <Figure
            figure={most === null ? '–' : percentText(most, language)}
            unit={most === null ? '' : '%'}
          />
        </dd>
      </div>
    </dl>
  );
}

/** Two digits that count, however small the share is. */
function percentText(ratio: number, language: Parameters<typeof formatNumber>[1]): string {
  const percent = 100 * ratio;
  if (percent === 0) return '0';
  const decimals = Math.min(Math.max(1 - Math.floor(Math.log10(percent)), 0), 4);
  return formatNumber(percent, language, decimals, true);
}
