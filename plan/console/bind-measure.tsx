import { useQuery } from '@tanstack/react-query';
import { measuresQuery } from '@yuheng/console/data/measures';
import { get } from '@yuheng/console/data/request';
import { usePlace } from '@yuheng/console/data/use-place';
import { NobodyApproves } from '@yuheng/console/proposals/nobody-approves';
import { ProposeForm } from '@yuheng/console/proposals/propose-form';
import { SubjectProposals } from '@yuheng/console/proposals/subject-proposals';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { Failure, Skeleton } from '@yuheng/console/ui/states';
import { useState } from 'react';
import styles from './bind-measure.module.css';
import { ChangeReading } from './change-reading.tsx';
import { MeasureChoices } from './measure-choices.tsx';
import type { Target } from './plan-parts.ts';

/** What measures the target. Without a measure: a sentence why, and the measures to choose from, best first. Another one is proposed. */
export function BindMeasure({ target, may }: { readonly target: Target; readonly may: boolean }) {
  const t = useText('plan');
  const { language } = useLanguage();
  const { set } = usePlace();
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
  /** What is to be proposed. */
  const [wanted, setWanted] = useState<{ readonly measure: string | null } | null>(null);
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
      <SubjectProposals subject={target.id} />
      {measure !== undefined && <SubjectProposals subject={measure.code} />}
      {may && wanted === null && <NobodyApproves kind="plan.binding" />}
      {wanted !== null && (
        <ProposeForm
          key={wanted.measure}
          change={{ kind: 'plan.binding', content: { target: target.id, measure: wanted.measure } }}
          onCancel={() => setWanted(null)}
          onDone={() => {
            setWanted(null);
            setChoosing(false);
          }}
        />
      )}
      {may && !choosing && wanted === null && (
        <p className={styles['buttons']}>
          <Button small onClick={() => setChoosing(true)}>
            {t('bind.change')}
          </Button>
          <Button small look="quiet" onClick={() => setWanted({ measure: null })}>
            {t('bind.remove')}
          </Button>
        </p>
      )}
      {may && wanted === null && measure !== undefined && <ChangeReading measure={measure} />}
      {may && choosing && wanted === null && fitting.data !== undefined && (
        <MeasureChoices
          measures={data.measures}
          fitting={fitting.data.measures}
          present={target.measure?.code ?? null}
          onChoose={(code) => setWanted({ measure: code })}
        />
      )}
    </div>
  );
}
