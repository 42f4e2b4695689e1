import { useMutation, useQueryClient } from '@tanstack/react-query';
import { post } from '@yuheng/console/data/request';
import { usePlace } from '@yuheng/console/data/use-place';
import { useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { Failure } from '@yuheng/console/ui/states';
import { useState } from 'react';
import styles from './change-bar.module.css';
import { runsQuery } from './coverage-queries.ts';

/** Removes a run, once somebody has said so twice. */
export function RemoveRun({ run }: { readonly run: string }) {
  const t = useText('network');
  const queries = useQueryClient();
  const { set } = usePlace();
  const [asked, setAsked] = useState(false);
  const remove = useMutation({
    mutationFn: () => post('/api/network/remove-run', { run }),
    async onSuccess() {
      set({ run: undefined, at: undefined, site: undefined });
      // Out of the list at once: until it is read again, nobody should choose what is not there.
      queries.setQueryData(runsQuery.queryKey, (list) =>
        list === undefined ? list : { ...list, runs: list.runs.filter(({ id }) => id !== run) },
      );
      await queries.invalidateQueries({ queryKey: ['coverage-runs'] });
    },
  });
  if (!asked)
    return (
      <Button small look="quiet" onClick={() => setAsked(true)} data-testid="run-remove">
        {t('coverage.remove')}
      </Button>
    );
  return (
    <div className={styles['bar']}>
      <p role="status">{t('coverage.remove.sure')}</p>
      <div className={styles['acts']}>
        <Button small onClick={() => setAsked(false)}>
          {t('coverage.remove.no')}
        </Button>
        <Button
          small
          look="decide"
          busy={remove.isPending}
          onClick={() => remove.mutate()}
          data-testid="run-remove-yes"
        >
          {t('coverage.remove.yes')}
        </Button>
      </div>
      {remove.error !== null && <Failure error={remove.error} />}
    </div>
  );
}
