import { useQuery } from '@tanstack/react-query';
import { usePageTitle, useSynthetic } from '@yuheng/console/data/page-state';
import { usePlace } from '@yuheng/console/data/use-place';
import { useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { Empty, Failure, Skeleton } from '@yuheng/console/ui/states';
import { lazy, Suspense } from 'react';
import { draftOf } from './indoor-draft.ts';
import { IndoorList } from './indoor-list.tsx';
import styles from './indoor-page.module.css';
import { systemQuery } from './indoor-queries.ts';

const IndoorEditor = lazy(async () => ({ default: (await import('./indoor-editor.tsx')).IndoorEditor }));

/** Indoor systems: the list, and the one that is open with its plan and its tree. */
export function Page() {
  const t = useText('network');
  usePageTitle(t('pages.indoor'));
  const { query } = usePlace();
  const system = query['system'];
  return (
    <div className={styles['page']}>
      {system === undefined && <IndoorList />}
      {system === 'new' && (
        <Suspense fallback={<Skeleton />}>
          <IndoorEditor
            key="new"
            system={null}
            revision={0}
            area={null}
            first={draftOf(null, query['city'] ?? null, t('indoor.operators.between'))}
          />
        </Suspense>
      )}
      {system !== undefined && system !== 'new' && <OpenSystem key={system} id={system} />}
    </div>
  );
}

function OpenSystem({ id }: { readonly id: string }) {
  const t = useText('network');
  const { set } = usePlace();
  const { data, error, refetch } = useQuery(systemQuery(id));
  useSynthetic(data?.system.synthetic === true);
  if (error !== null)
    return (
      <Empty title={t('indoor.gone')}>
        <Failure error={error} onRetry={() => void refetch()} />
        <Button look="strong" onClick={() => set({ system: undefined, floor: undefined })}>
          {t('indoor.all')}
        </Button>
      </Empty>
    );
  if (data === undefined) return <Skeleton lines={8} />;
  const { revision } = data.system;
  return (
    <Suspense fallback={<Skeleton lines={8} />}>
      <IndoorEditor
        key={revision}
        system={id}
        revision={revision}
        area={data.system.area}
        first={draftOf(data, null, t('indoor.operators.between'))}
      />
    </Suspense>
  );
}
