import { formatNumber } from '@yuheng/console/text/format-number';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import type { AreaShares, Share } from '../rules/area-shares.ts';
import type { ListedRun } from './run-chooser.tsx';
import { gainShown } from './share-gain.ts';
import styles from './share-table.module.css';

/** Of all thresholds, those that a planner reads first. */
const shown = { level: [-110, -105, -95, -85], sinr: [0] };

/** Shares of the area above thresholds, as the run has them and as they would be. */
export function ShareTable({
  summary,
  after,
  changed,
  ofArea,
}: {
  readonly summary: ListedRun['summary'];
  /** Null while it is computed, and where nothing is changed. */
  readonly after: AreaShares | null;
  readonly changed: boolean;
  /** Over the area of the case, instead of the box around its sites. */
  readonly ofArea: boolean;
}) {
  const t = useText('network');
  const { language } = useLanguage();
  const percent = (value: number) => formatNumber(100 * value, language, 1, true);
  const rows = (kind: 'level' | 'sinr', unit: string) =>
    (summary?.shares[kind] ?? [])
      .filter(({ from }) => shown[kind].includes(from))
      .map(({ from, share }) => {
        const then = after === null ? null : shareAt(after[kind], from);
        const gain = gainShown(share, then);
        return (
          <tr key={`${kind}${from}`} data-testid="share-row" data-kind={kind} data-from={from}>
            <th scope="row">
              {kind === 'level' ? 'SS-RSRP' : 'SS-SINR'} ≥ {String(from).replace('-', '−')} {unit}
            </th>
            <td data-testid="share-before">{share === null ? '–' : `${percent(share)}%`}</td>
            {changed && <td data-testid="share-after">{then === null ? '…' : `${percent(then)}%`}</td>}
            {changed && (
              <td className={styles['gain']} data-way={wayOf(gain)}>
                {gain === null ? '' : signed(formatNumber(gain, language, 1, true))}
              </td>
            )}
          </tr>
        );
      });
  return (
    <table className={styles['shares']}>
      <caption>{t(ofArea ? 'coverage.shares.area' : 'coverage.shares.box')}</caption>
      <thead className={changed ? undefined : 'visually-hidden'}>
        <tr>
          <th scope="col">{t('coverage.shares.threshold')}</th>
          <th scope="col">{t('coverage.shares.before')}</th>
          {changed && <th scope="col">{t('coverage.shares.after')}</th>}
          {changed && <th scope="col">{t('coverage.shares.gain')}</th>}
        </tr>
      </thead>
      <tbody>
        {rows('level', 'dBm')}
        {rows('sinr', 'dB')}
      </tbody>
    </table>
  );
}

function shareAt(shares: readonly Share[], threshold: number): number | null {
  return shares.find(({ from }) => from === threshold)?.share ?? null;
}

function wayOf(gain: number | null): 'up' | 'down' | 'same' {
  if (gain === null || gain === 0) return 'same';
  return gain > 0 ? 'up' : 'down';
}

function signed(text: string): string {
  if (/^[-−]?0[.,]0$/.test(text)) return '±0';
  return text.startsWith('-') ? `▼ ${text.slice(1)}` : `▲ ${text}`;
}
