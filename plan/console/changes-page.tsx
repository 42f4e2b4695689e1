import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { usePageTitle, useSynthetic } from '@yuheng/console/data/page-state';
import { useMay } from '@yuheng/console/data/use-may';
import { useSourceWords } from '@yuheng/console/evidence/use-source-words';
import { formatDate } from '@yuheng/console/text/format-time';
import { useText } from '@yuheng/console/text/text-context';
import { Empty, Failure, Skeleton } from '@yuheng/console/ui/states';
import { useState } from 'react';
import type { AmendmentView, PartView, Version } from '../amend/amendment-view.ts';
import { boardQuery } from './board-query.ts';
import styles from './versions/changes.module.css';
import { PartRow, type PartStatus, statusOf } from './versions/part-row.tsx';
import { PutToWork } from './versions/put-to-work.tsx';
import { amendmentQuery } from './versions/version-query.ts';

/** Two versions of a plan side by side: what changes, and what becomes of cases, measures and decisions. */
export function Page() {
  const t = useText('plan');
  const { plan = '' }: { plan?: string } = useParams({ strict: false });
  const { data, error, refetch } = useQuery({ ...amendmentQuery(plan), retry: false });
  const may = useMay();
  const plans = useQuery(boardQuery).data?.plans ?? [];
  useSynthetic(plans.some(({ id, synthetic }) => synthetic && (id === plan || id === data?.previous.id)));
  usePageTitle(data === undefined ? '' : t('amend.page', { title: data.plan.title }));
  return (
    <div className={styles['page']}>
      {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <Skeleton lines={10} />}
      {data !== undefined && <Changes view={data} may={may} />}
    </div>
  );
}

const statuses: readonly PartStatus[] = ['changed', 'added', 'removed', 'shifted', 'unchanged'];
/** What says nothing new is shown when it is asked for. */
const telling: ReadonlySet<PartStatus> = new Set(['changed', 'added', 'removed']);

function Changes({ view, may }: { readonly view: AmendmentView; readonly may: boolean }) {
  const t = useText('plan');
  const [shown, setShown] = useState<PartStatus | 'all'>('all');
  const counts = Map.groupBy(view.parts, statusOf);
  const inView = (part: PartView) =>
    shown === 'all' ? telling.has(statusOf(part)) : statusOf(part) === shown;
  const parts = view.parts.filter(inView);
  return (
    <>
      <Head view={view} />
      <PutToWork view={view} may={may} />
      <div className={styles['filter']} role="group" aria-label={t('amend.filter')}>
        {(['all', ...statuses] as const).map((status) => (
          <button key={status} type="button" aria-pressed={shown === status} onClick={() => setShown(status)}>
            {t(`amend.${status}`)}
            <small>
              {status === 'all'
                ? view.parts.filter((part) => telling.has(statusOf(part))).length
                : (counts.get(status)?.length ?? 0)}
            </small>
          </button>
        ))}
      </div>
      {parts.length === 0 && <Empty title={t('amend.nothing')} />}
      {(['target', 'item', 'heading'] as const)
        .map((kind) => ({ kind, own: parts.filter((part) => part.kind === kind) }))
        .filter(({ own }) => own.length > 0)
        .map(({ kind, own }) => (
          <section key={kind} className={styles['parts']}>
            <h2>{t(`amend.kind.${kind}`)}</h2>
            <p className={styles['columns']} aria-hidden="true">
              <VersionHead version={view.previous} word="amend.column.old" />
              <VersionHead version={view.plan} word="amend.column.new" />
            </p>
            <ul>
              {own.map((part) => (
                <PartRow key={`${part.old?.id} ${part.new?.id}`} part={part} view={view} may={may} />
              ))}
            </ul>
          </section>
        ))}
    </>
  );
}

/** Versions mostly have the same title: what tells them apart stands beside it. */
function VersionHead({ version, word }: { readonly version: Version; readonly word: string }) {
  const t = useText('plan');
  const { title, documentNumber, issueDate, importedAt } = version;
  const when =
    issueDate === null ? t('amend.imported', { at: formatDate(importedAt) }) : formatDate(issueDate);
  return <span>{[t(word), documentNumber, when, title].filter((part) => part !== null).join(' · ')}</span>;
}

function Head({ view: { plan, previous, applied } }: { readonly view: AmendmentView }) {
  const t = useText('plan');
  const words = useSourceWords();
  return (
    <header className={styles['head']}>
      <h1>
        <Link to="/plan/$plan" params={{ plan: plan.id }}>
          {plan.title}
        </Link>
      </h1>
      <p>
        {t(applied === null ? 'amend.of' : 'amend.replaced')}{' '}
        <Link to="/plan/$plan" params={{ plan: previous.id }}>
          {previous.title}
        </Link>
        {applied !== null &&
          ` · ${t('amend.since', { at: formatDate(applied.at), by: words.actor(applied.by) })}`}
      </p>
    </header>
  );
}
