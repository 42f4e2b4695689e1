import { useMutation, useQueryClient } from '@tanstack/react-query';
import { cancelJob, isUnfinished, problemOf } from '@yuheng/console/data/jobs';
import { post } from '@yuheng/console/data/request';
import { useJob } from '@yuheng/console/data/use-job';
import { useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { ProgressBar } from '@yuheng/console/ui/progress-bar';
import { Failure } from '@yuheng/console/ui/states';
import { useEffect, useState } from 'react';
import { scenarioQuery } from './scenario-query.ts';
import styles from './scenarios.module.css';

/** Evaluates a scenario: how far it is, and a way to stop it. */
export function ScenarioRun({
  scenario,
  again,
  disabled,
}: {
  readonly scenario: string;
  /** There is a result already. */
  readonly again: boolean;
  readonly disabled: boolean;
}) {
  const t = useText('plan');
  const queries = useQueryClient();
  const [asked, setAsked] = useState<string | undefined>();
  const { data: job } = useJob(asked);
  const run = useMutation({
    mutationFn: () => post<{ job: string }>('/api/plan/run-scenario', { scenario }),
    onSuccess: (answer) => setAsked(answer.job),
  });
  const state = job?.state;
  useEffect(() => {
    if (state === 'done') void queries.invalidateQueries({ queryKey: scenarioQuery(scenario).queryKey });
  }, [state, queries, scenario]);
  const working = run.isPending || (job !== undefined && isUnfinished(job));
  return (
    <div className={styles['run']}>
      <p className={styles['buttons']}>
        <Button
          look="strong"
          busy={working}
          disabled={disabled}
          onClick={() => run.mutate()}
          data-testid="scenario-run"
        >
          {t(again ? 'scenario.run.again' : 'scenario.run')}
        </Button>
        {working && job !== undefined && (
          <>
            <ProgressBar
              done={job.progress?.done ?? 0}
              total={job.progress?.total ?? 0}
              label={t('scenario.running')}
            />
            <Button small look="quiet" onClick={() => void cancelJob(job.id)}>
              {t('scenario.run.cancel')}
            </Button>
          </>
        )}
      </p>
      {run.error !== null && <Failure error={run.error} />}
      {job?.state === 'failed' && <Failure error={problemOf(job)} />}
      {job?.state === 'cancelled' && <p role="status">{t('scenario.run.cancelled')}</p>}
    </div>
  );
}
