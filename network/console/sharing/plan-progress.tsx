import { useMutation, useQueryClient } from '@tanstack/react-query';
import { isForgotten, type ShownJob } from '@yuheng/console/data/jobs';
import { post } from '@yuheng/console/data/request';
import { useJob } from '@yuheng/console/data/use-job';
import { useMay } from '@yuheng/console/data/use-may';
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
  const { language } = useLanguage();
  const money = useMoney();
  const { done = 0, total = 0, step = null } = job.progress ?? {};
  const cost = soFar === null ? null : money.parts(soFar.cost);
  const bound = soFar === null ? null : money.parts(soFar.lowerBound);
  const words = {
    what: t(`sharing.step.${step ?? job.state}`),
    done: t('sharing.seconds-done', { done, total }),
    bar: t('sharing.progress'),
    note: t('sharing.progress.note'),
  };
  return (
    <JobBar job={job} words={words}>
      {soFar !== null && cost !== null && bound !== null && (
        <dl className={styles['figures']} data-testid="plan-so-far">
          <div>
            <dt>{t('sharing.so-far')}</dt>
            <dd>
              <Figure {...cost} />
            </dd>
          </div>
          <div>
            <dt>{t('sharing.bound')}</dt>
            <dd>
              <Figure {...bound} />
            </dd>
          </div>
          <div>
            <dt>{t('sharing.gap')}</dt>
            <dd>
              <Figure
                figure={percent(soFar.cost === 0 ? 0 : 1 - soFar.lowerBound / soFar.cost, language, 2)}
              />
            </dd>
          </div>
        </dl>
      )}
    </JobBar>
  );
}
