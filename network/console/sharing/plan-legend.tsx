import { formatNumber } from '@yuheng/console/text/format-number';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { type PlanGroup, planGroups } from './plan-layers.ts';
import styles from './plan-map.module.css';
import type { ComputedPlan, PlanRecords } from './sharing-queries.ts';

interface Mark {
  readonly key: string;
  readonly line: string;
  readonly fill?: string;
  readonly shape?: 'small' | 'area';
}

const availability = (state: string) => `entities.CandidateSite.values.availability.${state}`;
const zone = (kind: string) => `entities.ZoneRule.values.kind.${kind}`;

const marks: Readonly<Record<PlanGroup, readonly Mark[]>> = {
  sites: (['existing', 'resource', 'newBuild'] as const).map((construction, index) => {
    const colour = ['--jade', '--ink-blue', '--ochre'][index] ?? '--jade';
    return { key: `entities.SiteProject.values.construction.${construction}`, line: colour, fill: colour };
  }),
  demands: [
    { key: 'sharing.legend.served', line: '--ink', fill: '--ink', shape: 'small' },
    { key: 'sharing.legend.unserved', line: '--amber', fill: '--amber' },
    { key: 'sharing.legend.other', line: '--edge', fill: '--edge', shape: 'small' },
  ],
  candidates: [
    { key: availability('opened'), line: '--slate', shape: 'small' },
    { key: availability('used'), line: '--ink-soft', fill: '--ink-soft', shape: 'small' },
    { key: availability('unopened'), line: '--grey', shape: 'small' },
    { key: availability('refused'), line: '--vermilion', fill: '--vermilion', shape: 'small' },
  ],
  zones: [
    { key: zone('forbidden'), line: '--plum', shape: 'area' },
    { key: zone('heritage'), line: '--ochre', shape: 'area' },
    { key: zone('restricted'), line: '--slate', shape: 'area' },
    { key: zone('spacing'), line: '--slate', shape: 'area' },
  ],
};

/** What marks on the map mean, and which of them are shown. */
export function PlanLegend({
  plan,
  records,
  compared,
  shown,
  onShown,
}: {
  readonly plan: ComputedPlan;
  readonly records: PlanRecords;
  readonly compared: boolean;
  readonly shown: ReadonlySet<PlanGroup>;
  readonly onShown: (shown: ReadonlySet<PlanGroup>) => void;
}) {
  const t = useText('network');
  const { language } = useLanguage();
  const counts: Readonly<Record<PlanGroup, number>> = {
    sites: plan.sites.length,
    demands: records.demands.length,
    candidates: records.candidates.length,
    zones: records.zones.length,
  };
  return (
    // On a narrow map it would hide what it explains.
    <details className={styles['legend']} open={window.innerWidth > 640} data-testid="plan-legend">
      <summary>{t('sharing.legend')}</summary>
      <div className={styles['groups']}>
        {planGroups.map((group) => (
          <fieldset key={group}>
            <legend className="visually-hidden">{t(`sharing.group.${group}`)}</legend>
            <label>
              <input
                type="checkbox"
                checked={shown.has(group)}
                onChange={() => onShown(shown.symmetricDifference(new Set([group])))}
              />
              {t(`sharing.group.${group}`)} {formatNumber(counts[group], language)}
            </label>
            <ul>
              {marks[group].map(({ key, line, fill, shape }) => (
                <li key={key}>
                  <i
                    data-shape={shape}
                    style={
                      {
                        '--mark-line': `var(${line})`,
                        ...(fill === undefined ? {} : { '--mark-fill': `var(${fill})` }),
                      } as object
                    }
                  />
                  {t(key)}
                </li>
              ))}
            </ul>
          </fieldset>
        ))}
      </div>
      {compared && (
        <ul>
          <li>
            <i style={{ '--mark-line': 'var(--jade)' } as object} />
            {t('sharing.only-first')}
          </li>
          <li>
            <i style={{ '--mark-line': 'var(--plum)' } as object} />
            {t('sharing.only-second')}
          </li>
        </ul>
      )}
    </details>
  );
}
