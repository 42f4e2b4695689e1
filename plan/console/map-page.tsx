import { usePageTitle, useSynthetic } from '@yuheng/console/data/page-state';
import { usePlace } from '@yuheng/console/data/use-place';
import { useText } from '@yuheng/console/text/text-context';
import { Failure, Skeleton } from '@yuheng/console/ui/states';
import { lazy, Suspense, useMemo, useState } from 'react';
import { EntityCard } from './entity-card.tsx';
import { useMapEntities } from './map-entities.ts';
import { mapThemes } from './map-layers.ts';
import styles from './map-page.module.css';
import { MapPanel } from './map-panel.tsx';
import { useSyntheticSample } from './synthetic-sample.ts';

const ProvinceMap = lazy(async () => ({ default: (await import('./province-map.tsx')).ProvinceMap }));

/** The province with its facts on it: layers to switch, everything on it opens. */
export function Page() {
  const t = useText('plan');
  usePageTitle(t('pages.map'));
  const { query, set } = usePlace();
  const [shown, setShown] = useState(
    () => new Set(mapThemes.filter((theme) => theme.shown).map(({ type }) => type)),
  );
  const [asked, setAsked] = useState(shown);
  const types = useMemo(() => [...asked], [asked]);
  const { byType, error, loading } = useMapEntities(types);
  useSynthetic(useSyntheticSample(byType));
  const picked = query['entity'];
  return (
    <div className={styles['page']}>
      <Suspense fallback={<Skeleton />}>
        <ProvinceMap
          byType={byType}
          shown={shown}
          onPick={(entity) => set({ entity: entity ?? undefined })}
        />
      </Suspense>
      <MapPanel
        byType={byType}
        loading={loading}
        shown={shown}
        onToggle={(type) => {
          const next = new Set(shown);
          if (!next.delete(type)) next.add(type);
          setShown(next);
          setAsked(new Set([...asked, ...next]));
        }}
      />
      {error !== null && (
        <div className={styles['failure']}>
          <Failure error={error} />
        </div>
      )}
      {picked !== undefined && (
        <EntityCard key={picked} id={picked} onClose={() => set({ entity: undefined })} />
      )}
    </div>
  );
}
