import { useQuery } from '@tanstack/react-query';
import { Chain, Step } from '@yuheng/console/evidence/chain';
import { formatNumber } from '@yuheng/console/text/format-number';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { Drawer } from '@yuheng/console/ui/drawer';
import { Figure } from '@yuheng/console/ui/figure';
import { Failure, Skeleton } from '@yuheng/console/ui/states';
import { useEffect } from 'react';
import type { SiteChange } from '../rules/site-changes.ts';
import type { Answer } from './answers.ts';
import { BudgetTable } from './budget-table.tsx';
import { type PlaceAsked, pixelQuery } from './coverage-queries.ts';
import styles from './pixel-drawer.module.css';
import { quarterOf } from './place-text.ts';
import { ProfileChart } from './profile-chart.tsx';
import type { ListedRun } from './run-chooser.tsx';
import { RunProof } from './run-proof.tsx';

type Pixel = Answer<'read-pixel'>;

/** From the level at a place to what it is made of: figure → cells → profile → budget → inputs. */
export function PixelDrawer({
  run,
  stored,
  place,
  changes,
  onServer,
  onRay,
  onClose,
}: {
  readonly run: ListedRun;
  readonly stored: Answer<'read-case'> | undefined;
  readonly place: PlaceAsked;
  readonly changes: readonly SiteChange[];
  readonly onServer: (server: number) => void;
  /** The site whose path is shown, for the map. */
  readonly onRay: (site: string | null) => void;
  readonly onClose: () => void;
}) {
  const t = useText('network');
  const { data, error, refetch } = useQuery(pixelQuery(run.id, place, changes));
  const site = data?.path?.site ?? null;
  useEffect(() => onRay(site), [onRay, site]);
  const nameOf = (id: string) => stored?.names[id] ?? id;
  return (
    <Drawer title={t('coverage.pixel')} testId="pixel-drawer" onClose={onClose}>
      {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <Skeleton lines={8} />}
      {data !== undefined && (
        <Chain>
          <Step title={t('coverage.pixel.level')}>
            <Level pixel={data} changed={changes.length > 0} />
          </Step>
          {data.path !== null && (
            <>
              <Step title={t('coverage.pixel.servers')}>
                <Servers pixel={data} chosen={place.server} nameOf={nameOf} onServer={onServer} />
              </Step>
              <Step title={t('coverage.profile')}>
                <Sight path={data.path} />
                <ProfileChart path={data.path} frequency={data.frequency} />
              </Step>
              <Step title={t('coverage.budget')}>
                <BudgetTable budget={data.path.budget} />
              </Step>
            </>
          )}
          <Step title={t('coverage.pixel.inputs')} last>
            <RunProof run={run} stored={stored} changed={changes.length > 0} />
          </Step>
        </Chain>
      )}
    </Drawer>
  );
}

function Level({ pixel, changed }: { readonly pixel: Pixel; readonly changed: boolean }) {
  const t = useText('network');
  const { language } = useLanguage();
  const { level, sinr, gap, longitude, latitude, ground, clutter } = pixel;
  const number = (value: number, decimals = 1) =>
    formatNumber(value, language, decimals, true).replace('-', '−');
  return (
    <>
      {level === null || sinr === null ? (
        <p data-testid="pixel-gap">{t(`coverage.gap.${gap ?? 'unheard'}`)}</p>
      ) : (
        <p className={styles['figures']} data-testid="pixel-level">
          <Figure figure={number(level)} unit="dBm" size="large" />
          <span className={styles['beside']}>
            SS-SINR <Figure figure={number(sinr)} unit="dB" size="small" />
          </span>
        </p>
      )}
      <p className={styles['soft']}>
        {t(`coverage.pixel.place.${quarterOf(longitude, latitude)}`, {
          longitude: Math.abs(longitude).toFixed(5),
          latitude: Math.abs(latitude).toFixed(5),
        })}
        {ground !== null && ` · ${t('coverage.pixel.ground', { ground: number(ground, 0) })}`}
        {clutter !== null && clutter > 0 && ` · ${t('coverage.pixel.built', { height: number(clutter, 0) })}`}
      </p>
      {changed && <p className={styles['soft']}>{t('coverage.pixel.changed')}</p>}
    </>
  );
}

function Servers({
  pixel,
  chosen,
  nameOf,
  onServer,
}: {
  readonly pixel: Pixel;
  readonly chosen: number;
  readonly nameOf: (site: string) => string;
  readonly onServer: (server: number) => void;
}) {
  const t = useText('network');
  const { language } = useLanguage();
  const open = Math.min(chosen, pixel.servers.length - 1);
  return (
    <ol className={styles['servers']}>
      {pixel.servers.map(({ site, cell, level }, index) => (
        <li key={`${site}/${cell}`}>
          <button
            type="button"
            aria-pressed={index === open}
            onClick={() => onServer(index)}
            data-testid="pixel-server"
          >
            <span>
              {nameOf(site)} <small>{t('coverage.cell', { cell })}</small>
            </span>
            <Figure
              figure={formatNumber(level, language, 1, true).replace('-', '−')}
              unit="dBm"
              size="small"
            />
          </button>
        </li>
      ))}
    </ol>
  );
}

function Sight({ path }: { readonly path: NonNullable<Pixel['path']> }) {
  const t = useText('network');
  const { language } = useLanguage();
  const { clear, blockedAt, fresnel } = path.sight;
  const metres = (value: number) => formatNumber(value, language);
  return (
    <p className={styles['sight']} data-testid="pixel-sight" data-clear={clear}>
      {t('coverage.profile.length', { distance: metres(path.distance), azimuth: metres(path.azimuth) })}{' '}
      <strong>
        {clear
          ? t(fresnel >= 0.6 ? 'coverage.sight.clear' : 'coverage.sight.near', {
              percent: metres(100 * Math.min(fresnel, 1)),
            })
          : t('coverage.sight.blocked', { distance: metres(blockedAt ?? 0) })}
      </strong>
    </p>
  );
}
