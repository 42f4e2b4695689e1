import { useMay } from '@yuheng/console/data/use-may';
import { useText } from '@yuheng/console/text/text-context';
import { type ReactNode, useState } from 'react';
import type { SiteChange } from '../rules/site-changes.ts';
import type { Answer } from './answers.ts';
import { ChangeBar } from './change-bar.tsx';
import styles from './coverage-page.module.css';
import { Downloads } from './downloads.tsx';
import { ExposureLegend } from './exposure-legend.tsx';
import { LayerSwitch } from './layer-switch.tsx';
import { Legend } from './legend.tsx';
import { PlaceForm } from './place-form.tsx';
import { RemoveRun } from './remove-run.tsx';
import type { ListedRun } from './run-chooser.tsx';
import { CalibrationWords, RunProof } from './run-proof.tsx';
import type { ShownLayer } from './run-view.tsx';
import { ShareTable } from './share-table.tsx';
import type { CaseSite } from './site-changes.ts';
import { SiteList } from './site-list.tsx';
import type { Moved } from './use-move.ts';

export interface RunPanelProps {
  readonly run: ListedRun;
  readonly stored: Answer<'read-case'> | undefined;
  readonly chooser: ReactNode;
  readonly layer: ShownLayer;
  readonly picture: Answer<'read-picture'> | undefined;
  readonly exposure: Answer<'read-exposure'> | undefined;
  /** Of the full power, what counts for the exposure. */
  readonly duty: number;
  readonly onDuty: (duty: number) => void;
  readonly moved: Moved;
  readonly sites: readonly CaseSite[];
  readonly changes: readonly SiteChange[];
  /** As many are tried as can be at once; the last change was left out. */
  readonly full: boolean;
  readonly onLayer: (layer: ShownLayer) => void;
  readonly onChange: (change: SiteChange) => void;
  /** Puts one site back, or all. */
  readonly onReset: (site?: string) => void;
  readonly onOpen: (run: string) => void;
}

/** Everything about a run that is not the map itself. */
export function RunPanel(props: RunPanelProps) {
  const { run, stored, layer, moved, changes } = props;
  const t = useText('network');
  const may = useMay();
  // On a narrow screen the map has the room, until somebody wants the panel.
  const [wide, setWide] = useState(false);
  return (
    <section
      className={styles['panel']}
      aria-label={t('pages.coverage')}
      data-wide={wide}
      data-testid="run-panel"
    >
      <button type="button" className={styles['grip']} onClick={() => setWide(!wide)} aria-expanded={wide}>
        <span className="visually-hidden">{t('coverage.panel')}</span>
      </button>
      {props.chooser}
      <p className={styles['facts']}>
        {t(`coverage.model.short.${run.model}`)} · {run.summary?.frequency} MHz ·{' '}
        {t('coverage.cells', {
          sites: run.summary?.sites ?? 0,
          cell: run.summary?.cell ?? 0,
        })}
        <span
          className={styles['calibration']}
          data-testid="calibration-short"
          data-calibrated={run.summary?.calibration !== null}
        >
          <CalibrationWords summary={run.summary} />
        </span>
      </p>
      <LayerSwitch layer={layer} onLayer={props.onLayer} />
      {layer === 'exposure' ? (
        <ExposureLegend exposure={props.exposure} duty={props.duty} onDuty={props.onDuty} />
      ) : (
        <Legend layer={layer} picture={props.picture} hasUnknown={(run.summary?.unknown ?? 0) > 0} />
      )}
      {changes.length > 0 && <ChangeBar {...props} nameOf={(site) => stored?.names[site] ?? site} />}
      <ShareTable
        summary={run.summary}
        after={changes.length > 0 ? (moved.answer?.shares ?? null) : null}
        changed={changes.length > 0}
        ofArea={stored?.area !== null}
      />
      <SiteList {...props} />
      <PlaceForm />
      <Downloads run={run.id} changes={changes} />
      <details className={styles['more']}>
        <summary>{t('coverage.pixel.inputs')}</summary>
        <RunProof run={run} stored={stored} changed={changes.length > 0} />
        {may && <RemoveRun run={run.id} />}
      </details>
    </section>
  );
}
