import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { usePageTitle, useSynthetic } from '@yuheng/console/data/page-state';
import { useMay } from '@yuheng/console/data/use-may';
import { usePlace } from '@yuheng/console/data/use-place';
import { useText } from '@yuheng/console/text/text-context';
import { Empty, Failure, Skeleton } from '@yuheng/console/ui/states';
import { useMemo } from 'react';
import { documentQuery } from './board-query.ts';
import { DocumentIndex } from './document-index.tsx';
import { marksOf } from './document-marks.ts';
import styles from './document-page.module.css';
import { DocumentText } from './document-text.tsx';
import { ItemLayer } from './item-layer.tsx';
import type { Plan, Span } from './plan-parts.ts';
import { usePlan } from './use-plan.ts';

/** The whole document, with everything that was understood in it marked where it stands. */
export function Page() {
  const t = useText('plan');
  const { plan, error, retry } = usePlan();
  usePageTitle(plan?.title ?? '');
  useSynthetic(plan?.synthetic ?? false);
  if (error !== null) return <Failure error={error} onRetry={retry} />;
  if (plan === undefined) return <Skeleton lines={8} />;
  if (plan === null) {
    return (
      <Empty title={t('plan.gone')}>
        <Link to="/">{t('plan.back')}</Link>
      </Empty>
    );
  }
  return <Document plan={plan} />;
}

function Document({ plan }: { readonly plan: Plan }) {
  const { query } = usePlace();
  const { data, error, refetch } = useQuery(documentQuery(plan.document));
  const may = useMay();
  const marks = useMemo(() => (data === undefined ? [] : marksOf(plan, data.text)), [plan, data]);
  const asked = spanOf(query['start'], query['end']);
  return (
    <div className={styles['page']}>
      <DocumentIndex plan={plan} asked={asked} />
      {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <Skeleton lines={12} />}
      {data !== undefined && (
        <DocumentText text={data.text} marks={marks} asked={asked} first={marks[0]?.start ?? 0} />
      )}
      <ItemLayer plans={[plan]} may={may} />
    </div>
  );
}

function spanOf(start: string | undefined, end: string | undefined): Span | null {
  const [from, to] = [Number(start), Number(end)];
  return start !== undefined && Number.isInteger(from) && Number.isInteger(to) && from < to
    ? { start: from, end: to }
    : null;
}
