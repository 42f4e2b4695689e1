import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { usePageTitle, useSynthetic } from '@yuheng/console/data/page-state';
import { post } from '@yuheng/console/data/request';
import { useMay } from '@yuheng/console/data/use-may';
import { usePlace } from '@yuheng/console/data/use-place';
import { formatDate } from '@yuheng/console/text/format-time';
import { useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { Field } from '@yuheng/console/ui/field';
import { Lamp, type LampState } from '@yuheng/console/ui/lamp';
import { Empty, Failure, Skeleton } from '@yuheng/console/ui/states';
import { useState } from 'react';
import { ScenarioMark } from './scenarios/scenario-mark.tsx';
import { type ListedScenario, scenariosQuery } from './scenarios/scenario-query.ts';
import styles from './scenarios/scenarios.module.css';
import { headlineWords } from './scenarios/target-figures.ts';

/** As many stand side by side. */
const most = 4;

/** Scenarios: a new one is begun, kept ones are listed, and some of them compared. */
export function Page() {
  const t = useText('plan');
  const may = useMay();
  const { data, error, refetch } = useQuery(scenariosQuery);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  usePageTitle(t('pages.scenarios'));
  useSynthetic(data?.scenarios.some(({ synthetic }) => synthetic) ?? false);
  return (
    <div className={styles['page']} data-testid="scenarios-page">
      <header className={styles['head']}>
        <h1>{t('pages.scenarios')}</h1>
        <p className={styles['soft']}>{t('scenario.lead')}</p>
      </header>
      {may && <BeginForm />}
      {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <Skeleton lines={6} />}
      {data?.scenarios.length === 0 && <Empty title={t('scenario.empty')}>{t('scenario.empty.hint')}</Empty>}
      {data !== undefined && data.scenarios.length > 1 && (
        <p className={styles['buttons']}>
          {chosen.size >= 2 && chosen.size <= most ? (
            <Link
              to="/scenarios/compare"
              search={{ of: [...chosen].join('.') } as never}
              data-testid="compare"
            >
              {t('scenario.compare', { count: chosen.size })}
            </Link>
          ) : (
            <span className={styles['soft']}>{t('scenario.compare.hint')}</span>
          )}
        </p>
      )}
      <ul className={styles['list']}>
        {data?.scenarios.map((one) => (
          <li key={one.id} data-testid="scenario-row">
            <input
              type="checkbox"
              aria-label={t('scenario.choose', { name: one.name })}
              checked={chosen.has(one.id)}
              disabled={!chosen.has(one.id) && chosen.size >= most}
              onChange={() => setChosen(chosen.symmetricDifference(new Set([one.id])))}
            />
            <Listed one={one} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Listed({ one }: { readonly one: ListedScenario }) {
  const t = useText('plan');
  return (
    <div>
      <p>
        <Link to="/scenarios/$scenario" params={{ scenario: one.id }}>
          {one.name}
        </Link>{' '}
        <ScenarioMark />
      </p>
      <p className={styles['soft']}>
        {[
          t('scenario.by', { who: one.authorName }),
          formatDate(one.changedAt),
          t(`scenario.reach.${one.reach}`),
          t('scenario.lines.count', { count: one.lines }),
          one.evaluatedAt === null ? t('scenario.not-run') : '',
          one.stale.length > 0 ? t('scenario.stale') : '',
        ]
          .filter((words) => words !== '')
          .join(' · ')}
      </p>
      <ul className={styles['differences']}>
        {one.targets.map((target) => (
          <li key={target.target}>
            {target.subject}: {headlineWords(target.chance, target.chanceWith, t)}{' '}
            <Lamp state={target.lamp as LampState} size="small" />
            <span aria-hidden="true">→</span>
            <Lamp state={target.lampWith as LampState} size="small" />
          </li>
        ))}
      </ul>
    </div>
  );
}

function BeginForm() {
  const t = useText('plan');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { query } = usePlace();
  const [name, setName] = useState('');
  const [note, setNote] = useState('');
  const begin = useMutation({
    mutationFn: () =>
      post<{ id: string }>('/api/scenarios/save-scenario', { name, note, changes: [], delay: 0 }),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: scenariosQuery.queryKey });
      const { target } = query;
      void navigate({
        to: '/scenarios/$scenario',
        params: { scenario: id },
        search: (target === undefined ? {} : { target }) as never,
      });
    },
  });
  return (
    <form
      className={styles['card']}
      data-testid="scenario-begin"
      onSubmit={(event) => {
        event.preventDefault();
        begin.mutate();
      }}
    >
      <h2>{t('scenario.begin')}</h2>
      <div className={styles['row']}>
        <Field
          label={t('scenario.name')}
          required
          maxLength={120}
          value={name}
          onChange={(event) => setName(event.target.value)}
          data-testid="scenario-name"
        />
        <Field
          label={t('scenario.note')}
          maxLength={1000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        <Button
          submit
          look="strong"
          busy={begin.isPending}
          disabled={name.trim() === ''}
          data-testid="scenario-begin-button"
        >
          {t('scenario.begin.button')}
        </Button>
      </div>
      {begin.error !== null && <Failure error={begin.error} />}
    </form>
  );
}
