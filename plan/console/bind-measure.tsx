import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { measuresQuery } from '@yuheng/console/data/measures';
import { get, post } from '@yuheng/console/data/request';
import { usePlace } from '@yuheng/console/data/use-place';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { Failure, Skeleton } from '@yuheng/console/ui/states';
import { say } from '@yuheng/console/ui/toast';
import { useState } from 'react';
import styles from './bind-measure.module.css';
import { MeasureChoices } from './measure-choices.tsx';
import type { Target } from './plan-parts.ts';

/** What measures the target. Without a measure: a sentence why, and the measures to choose from, best first. */
export function BindMeasure({ target, may }: { readonly target: Target; readonly may: boolean }) {
  const t = useText('plan');
  const { language } = useLanguage();
  const { set } = usePlace();
  const queries = useQueryClient();
  const [choosing, setChoosing] = useState(target.measure === null);
  const { data, error } = useQuery(measuresQuery);
  const fitting = useQuery({
    queryKey: ['suggestions', target.id],
    queryFn: ({ signal }) =>
      get<{ measures: readonly { code: string; score: number }[] }>(
        '/api/plan/suggest-measures',
        { target: target.id },
        signal,
      ),
    enabled: choosing && may,
  });
  const bind = useMutation({
    mutationFn: (measure: string | null) =>
      post<Target>('/api/plan/bind-target', { target: target.id, measure }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['board'] });
      setChoosing(false);
      say(t('bind.done'));
    },
  });
  if (error !== null) return <Failure error={error} />;
  if (data === undefined) return <Skeleton lines={2} />;
  const measure = data.measures.find(({ code }) => code === target.measure?.code);
  return (
    <div className={styles['bind']}>
      {measure === undefined ? (
        <p>{t(target.kind === 'numeric' ? 'bind.none' : 'bind.none.qualitative')}</p>
      ) : (
        <div>
          <button type="button" className={styles['measure']} onClick={() => set({ measure: measure.code })}>
            {measure.title[language]}
          </button>
          <p className={styles['words']}>{measure.definition[language]}</p>
        </div>
      )}
      {bind.error !== null && <Failure error={bind.error} />}
      {may && !choosing && (
        <p className={styles['buttons']}>
          <Button small onClick={() => setChoosing(true)}>
            {t('bind.change')}
          </Button>
          <Button small look="quiet" busy={bind.isPending} onClick={() => bind.mutate(null)}>
            {t('bind.remove')}
          </Button>
        </p>
      )}
      {may && choosing && fitting.data !== undefined && (
        <MeasureChoices
          measures={data.measures}
          fitting={fitting.data.measures}
          present={target.measure?.code ?? null}
          busy={bind.isPending}
          onChoose={(code) => bind.mutate(code)}
        />
      )}
    </div>
  );
}
