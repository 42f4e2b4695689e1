import { useMutation, useQueryClient } from '@tanstack/react-query';
import { post } from '@yuheng/console/data/request';
import { usePlace } from '@yuheng/console/data/use-place';
import { useText } from '@yuheng/console/text/text-context';
import { AskTwice } from './ask-twice.tsx';
import styles from './change-bar.module.css';
import { runsQuery } from './coverage-queries.ts';

/** Removes a run, once somebody has said so twice. */
export function RemoveRun({ run }: { readonly run: string }) {
  const t = useText('network');
  const queries = useQueryClient();
  const { set } = usePlace();
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
  return (
    <AskTwice
      small
      look="quiet"
      className={styles['bar']}
      words={{
        ask: t('coverage.remove'),
        sure: t('coverage.remove.sure'),
        no: t('coverage.remove.no'),
        yes: t('coverage.remove.yes'),
      }}
      act={remove}
      testId="run-remove"
    />
  );
}
