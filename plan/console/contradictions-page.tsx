import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { usePageTitle } from '@yuheng/console/data/page-state';
import { post } from '@yuheng/console/data/request';
import { useMay } from '@yuheng/console/data/use-may';
import { usePlace } from '@yuheng/console/data/use-place';
import { formatDate } from '@yuheng/console/text/format-time';
import { useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { type Column, DataTable } from '@yuheng/console/ui/data-table';
import { OneOf } from '@yuheng/console/ui/one-of';
import { Select } from '@yuheng/console/ui/select';
import { Empty, Failure, Skeleton } from '@yuheng/console/ui/states';
import { Certainty } from './contradictions/certainty.tsx';
import {
  type ContradictionRow,
  contradictionsQuery,
  isStanding,
} from './contradictions/contradiction-query.ts';
import styles from './contradictions/contradictions.module.css';
import { useSyntheticPlans } from './use-synthetic-plans.ts';

/** Where what units report and what systems record do not agree: by kind, by unit, in question or decided. */
export function Page() {
  const t = useText('plan');
  const may = useMay();
  const navigate = useNavigate();
  const { query, set } = usePlace();
  const { data, error, refetch } = useQuery(contradictionsQuery());
  const check = useMutation({
    mutationFn: () => post('/api/plan/check-contradictions', {}),
    onSuccess: () => refetch(),
  });
  usePageTitle(t('pages.contradictions'));
  useSyntheticPlans();
  const standing = query['decided'] === undefined;
  const all = data?.rows ?? [];
  const units = [...new Set(all.flatMap(({ unit }) => unit ?? []))].toSorted();
  const rows = all.filter(
    (row) =>
      isStanding(row) === standing &&
      (query['kind'] === undefined || row.kind === query['kind']) &&
      (query['unit'] === undefined || row.unit === query['unit']),
  );
  const count = (kind: string) =>
    all.filter((row) => row.kind === kind && isStanding(row) === standing).length;
  const decided = all.filter((row) => !isStanding(row)).length;
  return (
    <div className={styles['page']} data-testid="contradictions">
      <div className={styles['top']}>
        <h1>{t('pages.contradictions')}</h1>
        {may && (
          <Button
            small
            look="quiet"
            busy={check.isPending}
            onClick={() => check.mutate()}
            data-testid="check-again"
          >
            {t('contradictions.check')}
          </Button>
        )}
      </div>
      <p className={styles['lead']}>{t('contradictions.lead')}</p>
      {check.error !== null && <Failure error={check.error} />}
      {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <Skeleton lines={8} />}
      {data !== undefined && (
        <>
          <div className={styles['filters']}>
            <OneOf
              legend={t('contradictions.standing-or-not')}
              name="standing"
              value={standing ? 'standing' : 'decided'}
              choices={[
                {
                  value: 'standing',
                  text: t('contradictions.standing'),
                  small: String(all.length - decided),
                },
                { value: 'decided', text: t('contradictions.decided'), small: String(decided) },
              ]}
              onChange={(value) => set({ decided: value === 'decided' ? 'yes' : undefined }, true)}
            />
            <Select
              label={t('contradictions.kind')}
              labelHidden
              value={query['kind'] ?? ''}
              choices={[
                { value: '', text: t('contradictions.all-kinds') },
                ...data.counts
                  .filter(({ kind }) => count(kind) > 0 || kind === query['kind'])
                  .map(({ kind }) => ({
                    value: kind,
                    text: t('inbox.unit-open', { unit: t(`contradiction.kind.${kind}`), count: count(kind) }),
                  })),
              ]}
              onChange={(kind) => set({ kind: kind === '' ? undefined : kind }, true)}
            />
            <Select
              label={t('contradictions.unit')}
              labelHidden
              value={query['unit'] ?? ''}
              choices={[
                { value: '', text: t('contradictions.all-units') },
                ...units.map((unit) => ({ value: unit, text: unit })),
              ]}
              onChange={(unit) => set({ unit: unit === '' ? undefined : unit }, true)}
            />
          </div>
          <ul className={styles['counts']} aria-label={t('contradictions.kind')}>
            {data.counts
              .filter(({ kind }) => count(kind) > 0)
              .map(({ kind }) => (
                <li key={kind}>
                  <button
                    type="button"
                    aria-pressed={query['kind'] === kind}
                    onClick={() => set({ kind: query['kind'] === kind ? undefined : kind }, true)}
                    data-testid={`kind-${kind}`}
                  >
                    <strong>{count(kind)}</strong> {t(`contradiction.kind.${kind}`)}
                  </button>
                </li>
              ))}
          </ul>
          {rows.length === 0 ? (
            all.length === decided && standing ? (
              <Empty title={t('contradictions.none')}>{t('contradictions.none.text')}</Empty>
            ) : (
              <Empty title={t('contradictions.none-of')} />
            )
          ) : (
            <DataTable
              name={t('pages.contradictions')}
              rows={rows}
              columns={columnsOf(t, standing)}
              rowKey={({ id }) => id}
              rowTestId="contradiction-row"
              onOpen={({ id }) =>
                void navigate({ to: '/contradictions/$contradiction', params: { contradiction: id } })
              }
            />
          )}
        </>
      )}
    </div>
  );
}

function columnsOf(t: ReturnType<typeof useText>, standing: boolean): readonly Column<ContradictionRow>[] {
  return [
    {
      id: 'said',
      title: t('contradiction.said'),
      value: ({ said }) => said.text,
      cell: ({ kind, said }) => (
        <span className={styles['said']}>
          <small>{t(`contradiction.kind.${kind}`)}</small>
          <span className={styles['quote']}>{said.text || t(`contradiction.saying.${said.said}`)}</span>
        </span>
      ),
    },
    {
      id: 'task',
      title: t('contradiction.task'),
      value: ({ said }) => said.title,
      cell: ({ said }) => (
        <span className={styles['said']}>
          <span className={styles['quote']}>{said.title}</span>
          <small>{said.planTitle}</small>
        </span>
      ),
    },
    { id: 'unit', title: t('contradictions.unit'), value: ({ unit }) => unit ?? '' },
    {
      id: 'since',
      title: t('contradiction.since'),
      value: ({ since }) => since,
      cell: ({ since }) => <span className={styles['day']}>{formatDate(since)}</span>,
    },
    {
      id: 'sure',
      title: t('contradiction.sure'),
      value: ({ certainty }) => t(`contradiction.certainty.${certainty}`),
      cell: ({ certainty }) => <Certainty certainty={certainty} />,
    },
    {
      id: 'state',
      title: t('contradictions.standing-or-not'),
      value: ({ state }) => t(`cases.PlanContradiction.states.${state}`),
      cell: ({ state, dueAt }) => (
        <span className={styles['said']}>
          {t(`cases.PlanContradiction.states.${state}`)}
          {standing && dueAt !== null && <small>{t('task.by', { day: formatDate(dueAt) })}</small>}
        </span>
      ),
    },
  ];
}
