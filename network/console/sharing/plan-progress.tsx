import { useMutation, useQueryClient } from '@tanstack/react-query';
import { isForgotten, type ShownJob } from '@yuheng/console/data/jobs';
import { post } from '@yuheng/console/data/request';
import { useJob } from '@yuheng/console/data/use-job';
import { useMay } from '@yuheng/console/data/use-may';
import { formatNumber } from '@yuheng/console/text/format-number';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { Figure } from '@yuheng/console/ui/figure';
import { Failure, Skeleton } from '@yuheng/console/ui/states';
import type { Answer } from '../answers.ts';
import { JobBar, JobEnded, StopJob } from '../job-progress.tsx';
import { percent } from './percent.ts';
import styles from './plan-progress.module.css';
import { RemovePlan } from './remove-plan.tsx';
import { type OpenedPlan, plansKey } from './sharing-queries.ts';
import { useMoney } from './use-money.ts';

/** How far a plan is, the best so far with its bound, and the way to stop it or to begin anew. */
export function PlanProgress({
  plan,
  onOpen,
}: {
  readonly plan: OpenedPlan;
  readonly onOpen: (plan: string) => void;
}) {
  const t = useText('network');
  const may = useMay();
  const queries = useQueryClient();
  const stale = () => queries.invalidateQueries({ queryKey: plansKey });
  const { data: job, error, refetch } = useJob(plan.job, () => void stale());
  const again = useMutation({
    mutationFn: () => {
      const { city, name, asked } = plan;
      return post<Answer<'start-plan'>>('/api/network/start-plan', { city, name, ...asked });
    },
    async onSuccess({ plan: next }) {
      await stale();
      onOpen(next);
    },
  });
  if (error !== null && !isForgotten(error)) return <Failure error={error} onRetry={() => void refetch()} />;
  if (error === null && job === undefined) return <Skeleton />;
  const working = job !== undefined && ['waiting', 'running', 'done'].includes(job.state);
  return (
    <section
      className={styles['progress']}
      aria-label={t('sharing.progress')}
      data-testid="plan-progress"
      data-state={job?.state ?? 'forgotten'}
    >
      {working ? (
        <>
          <Working job={job} soFar={plan.soFar} />
          <StopJob job={plan.job} text={t('sharing.cancel')} testId="plan-cancel" />
        </>
      ) : (
        <>
          <JobEnded
            job={job}
            words={{
              forgotten: t('sharing.forgotten'),
              cancelled: t('sharing.cancelled'),
              failed: t('sharing.failed'),
              kept: t('sharing.failed.kept'),
            }}
            testId="plan-failed"
          />
          {may && (
            <div className={styles['acts']}>
              <Button onClick={() => again.mutate()} busy={again.isPending} data-testid="plan-again">
                {t('sharing.again')}
              </Button>
              <RemovePlan plan={plan.id} />
            </div>
          )}
          {again.error !== null && <Failure error={again.error} />}
        </>
      )}
    </section>
  );
}

function Working({ job, soFar }: { readonly job: ShownJob; readonly soFar: OpenedPlan['soFar'] }) {
  const t = useText('network');
  const { done = 0, total = 0, step = null } = job.progress ?? {};
  const words = {
    what: t(`sharing.step.${step ?? job.state}`),
    done: t('sharing.seconds-done', { done, total }),
    bar: t('sharing.progress'),
    note: t(
      soFar !== null && 'servedWeight' in soFar ? 'sharing.progress.note-served' : 'sharing.progress.note',
    ),
  };
  return (
    <JobBar job={job} words={words}>
      {soFar !== null && <SoFar {...soFar} />}
    </JobBar>
  );
}

/** The best plan so far with its bound: what it costs, or under a budget that is too small what it serves. */
function SoFar(soFar: NonNullable<OpenedPlan['soFar']>) {
  const t = useText('network');
  const { language } = useLanguage();
  const money = useMoney();
  const count = (value: number) => ({ figure: formatNumber(value, language), unit: '' });
  const figures =
    'cost' in soFar
      ? {
          'so-far': money.parts(soFar.cost),
          bound: money.parts(soFar.lowerBound),
          gap: ratio(soFar.cost - soFar.lowerBound, soFar.cost),
        }
      : {
          'so-far-served': count(soFar.servedWeight),
          'bound-served': count(soFar.servedBound),
          gap: ratio(soFar.servedBound - soFar.servedWeight, soFar.servedBound),
        };
  function ratio(difference: number, whole: number) {
    return { figure: percent(whole === 0 ? 0 : difference / whole, language, 2), unit: '' };
  }
  return (
    <dl className={styles['figures']} data-testid="plan-so-far">
      {Object.entries(figures).map(([name, figure]) => (
        <div key={name}>
          <dt>{t(`sharing.${name}`)}</dt>
          <dd>
            <Figure {...figure} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
