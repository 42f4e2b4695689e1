import { useQuery } from '@tanstack/react-query';
import { usePlace } from '@yuheng/console/data/use-place';
import { Failure } from '@yuheng/console/ui/states';
import { type ReactNode, useMemo, useState } from 'react';
import { type PictureLayer, pictureLayers } from '../rules/picture-classes.ts';
import { CoverageMap } from './coverage-map.tsx';
import styles from './coverage-page.module.css';
import { caseQuery, exposureQuery, pictureQuery } from './coverage-queries.ts';
import { PixelDrawer } from './pixel-drawer.tsx';
import { placeOfText, textOfPlace } from './place-text.ts';
import type { ListedRun } from './run-chooser.tsx';
import { RunPanel } from './run-panel.tsx';
import { droppedAt, onMap, siteWith } from './site-changes.ts';
import { useCoverageCanvas } from './use-coverage-canvas.ts';
import { useMapSources } from './use-map-sources.ts';
import { useMove } from './use-move.ts';
import { useTheme } from './use-theme.ts';
import { useTriedChanges } from './use-tried-changes.ts';

/** Pixels that the panel covers. */
const panelWidth = 372;

export type ShownLayer = PictureLayer | 'exposure';

/** A run that is computed: the map, the panel over it, and the drawer of a pixel. */
export function RunView({
  run,
  chooser,
  onOpen,
}: {
  readonly run: ListedRun;
  readonly chooser: ReactNode;
  readonly onOpen: (run: string) => void;
}) {
  const { query, set } = usePlace();
  const theme = useTheme();
  const layer = layerOf(query['layer']);
  const { changes, full, change, reset } = useTriedChanges(run.id);
  const [duty, setDuty] = useState(1);
  const { data: stored, error: caseError } = useQuery(caseQuery(run.caseId));
  // Under the exposure the levels stay visible.
  const painted: PictureLayer = layer === 'exposure' ? 'level' : layer;
  const { data: picture, error: pictureError } = useQuery(pictureQuery(run.id, painted, theme));
  const moved = useMove(run.id, painted, theme, changes);
  const exposure = useQuery({
    ...exposureQuery(run.id, duty, changes),
    enabled: layer === 'exposure' && !moved.busy,
  });
  const coverage = useCoverageCanvas(picture, moved.answer?.patches ?? null);
  const sites = useMemo(
    () => (stored?.given.sites ?? []).map((site) => siteWith(site, changes)),
    [stored, changes],
  );
  const system = stored?.given.coordinates ?? 'WGS84';
  const placed = useMemo(() => sites.map((site) => onMap(site, system)), [sites, system]);
  const at = placeOfText(query['at']);
  const server = Number(query['server'] ?? 0);
  const [ray, setRay] = useState<string | null>(null);
  const sources = useMapSources({
    sites: placed,
    changes,
    selected: query['site'] ?? null,
    area: stored?.area ?? null,
    exposure: layer === 'exposure' ? exposure.data : undefined,
    place: at,
    ray,
  });
  const error = caseError ?? pictureError ?? moved.error ?? exposure.error;
  return (
    <>
      <CoverageMap
        sources={sources}
        coverage={coverage}
        covered={panelWidth}
        onPick={(site) => set({ site }, true)}
        onDrag={(site, longitude, latitude) => change(droppedAt(site, { longitude, latitude }, system))}
        onPlace={(longitude, latitude) => set({ at: textOfPlace(longitude, latitude), server: undefined })}
      />
      <RunPanel
        run={run}
        stored={stored}
        chooser={chooser}
        layer={layer}
        picture={picture}
        exposure={layer === 'exposure' ? exposure.data : undefined}
        duty={duty}
        onDuty={setDuty}
        moved={moved}
        sites={sites}
        changes={changes}
        full={full}
        onLayer={(next) => set({ layer: next === 'level' ? undefined : next }, true)}
        onChange={change}
        onReset={reset}
        onOpen={onOpen}
      />
      {error !== null && (
        <div className={styles['failure']}>
          <Failure error={error} />
        </div>
      )}
      {at !== null && (
        <PixelDrawer
          run={run}
          stored={stored}
          place={{ longitude: at[0], latitude: at[1], server: server >= 0 && server <= 2 ? server : 0 }}
          changes={changes}
          onServer={(next) => set({ server: next === 0 ? undefined : String(next) }, true)}
          onRay={setRay}
          onClose={() => {
            setRay(null);
            set({ at: undefined, server: undefined });
          }}
        />
      )}
    </>
  );
}

function layerOf(text: string | undefined): ShownLayer {
  return text === 'exposure' ? text : (pictureLayers.find((layer) => layer === text) ?? 'level');
}
