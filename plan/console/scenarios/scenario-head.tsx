import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { post } from '@yuheng/console/data/request';
import { useMay } from '@yuheng/console/data/use-may';
import { formatDateTime } from '@yuheng/console/text/format-time';
import { useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { Select } from '@yuheng/console/ui/select';
import { Failure } from '@yuheng/console/ui/states';
import { ScenarioMark } from './scenario-mark.tsx';
import type { ScenarioView } from './scenario-query.ts';
import styles from './scenarios.module.css';

/** What a scenario is called, whose it is, on which facts it stands, who sees it; to copy it and to take it away. */
export function ScenarioHead({ view }: { readonly view: ScenarioView }) {
  const t = useText('plan');
  const may = useMay();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { scenario, mine, result } = view;
  const { id, name, note, changes, delay } = scenario;
  const anew = () => queries.invalidateQueries({ queryKey: ['case'] });
  const share = useMutation({
    mutationFn: (reach: string) => post('/api/scenarios/share-scenario', { scenario: id, reach }),
    onSuccess: anew,
  });
  const copy = useMutation({
    mutationFn: () =>
      post<{ id: string }>('/api/scenarios/save-scenario', {
        name: t('scenario.copy.name', { name }).slice(0, 120),
        note,
        changes,
        delay,
      }),
    onSuccess: async (made) => {
      await anew();
      void navigate({ to: '/scenarios/$scenario', params: { scenario: made.id } });
    },
  });
  const remove = useMutation({
    mutationFn: () => post('/api/scenarios/remove-scenario', { scenario: id }),
    onSuccess: async () => {
      void navigate({ to: '/scenarios' });
      await queries.invalidateQueries({ queryKey: ['case', 'scenarios'] });
    },
  });
  const failed = share.error ?? copy.error ?? remove.error;
  return (
    <header className={styles['head']}>
      <ScenarioMark />
      <h1>{name}</h1>
      {note !== '' && <p>{note}</p>}
      <p className={styles['soft']}>
        {t('scenario.by', { who: scenario.authorName })} ·{' '}
        {t('scenario.base', { time: formatDateTime(result?.outcome.at ?? scenario.baseAt) })} ·{' '}
        {t('scenario.unmixed')}
      </p>
      {may && (
        <div className={styles['buttons']}>
          {mine && (
            <Select
              label={t('scenario.reach')}
              value={scenario.reach}
              choices={(['private', 'organisation', 'house'] as const).map((value) => ({
                value,
                text: t(`scenario.reach.${value}`),
              }))}
              onChange={(reach) => share.mutate(reach)}
            />
          )}
          <Button small busy={copy.isPending} onClick={() => copy.mutate()}>
            {t('scenario.copy')}
          </Button>
          {mine && (
            <Button small look="quiet" busy={remove.isPending} onClick={() => remove.mutate()}>
              {t('scenario.remove')}
            </Button>
          )}
        </div>
      )}
      {failed !== null && <Failure error={failed} />}
    </header>
  );
}
