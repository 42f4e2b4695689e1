import { useQuery } from '@tanstack/react-query';
import { usePageTitle } from '@yuheng/console/data/page-state';
import { useMay } from '@yuheng/console/data/use-may';
import { useText } from '@yuheng/console/text/text-context';
import { Empty, Failure, Skeleton } from '@yuheng/console/ui/states';
import { ItemLink, Judge, MarkedText } from './overlaps/overlap-line.tsx';
import styles from './overlaps/overlaps.module.css';
import { useSyntheticPlans } from './use-synthetic-plans.ts';
import { type OverlapPair, overlapsQuery } from './versions/version-query.ts';

/** Work that several plans ask for: in which words, and what people said about it; what nobody judged comes first. */
export function Page() {
  const t = useText('plan');
  const { data, error, refetch } = useQuery(overlapsQuery);
  const may = useMay();
  usePageTitle(t('pages.overlaps'));
  useSyntheticPlans();
  const groups = Map.groupBy(data?.overlaps ?? [], standingOf);
  return (
    <div className={styles['page']}>
      <h1>{t('pages.overlaps')}</h1>
      <p className={styles['lead']}>{t('overlap.lead')}</p>
      {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <Skeleton lines={8} />}
      {data?.overlaps.length === 0 && <Empty title={t('overlap.none')} />}
      {(['open', 'same', 'different'] as const)
        .map((standing) => ({ standing, pairs: groups.get(standing) ?? [] }))
        .filter(({ pairs }) => pairs.length > 0)
        .map(({ standing, pairs }) => (
          <section key={standing} className={styles['group']} data-testid={`overlaps-${standing}`}>
            <h2>
              {t(`overlap.group.${standing}`)} <small>{pairs.length}</small>
            </h2>
            <ul className={styles['list']}>
              {pairs.map((pair) => (
                <Pair key={`${pair.one.task} ${pair.other.task}`} pair={pair} may={may} />
              ))}
            </ul>
          </section>
        ))}
    </div>
  );
}

function standingOf({ judgement }: OverlapPair): 'open' | 'same' | 'different' {
  if (judgement === null) return 'open';
  return judgement.same ? 'same' : 'different';
}

function Pair({ pair, may }: { readonly pair: OverlapPair; readonly may: boolean }) {
  return (
    <li data-testid="overlap">
      <div className={styles['sides']}>
        {[pair.one, pair.other].map((side) => (
          <div key={side.task}>
            <p className={styles['plan']}>{side.planTitle}</p>
            <p className={styles['name']}>
              <ItemLink side={side} terms={pair.terms} />
            </p>
            <MarkedText side={side} terms={pair.terms} />
          </div>
        ))}
      </div>
      <Judge pair={pair} may={may} />
    </li>
  );
}
