import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { assurancePoints, assuranceQuery, type MeasureAssurance } from '../data/assurance.ts';
import { post } from '../data/request.ts';
import { useText } from '../text/text-context.ts';
import { Button } from '../ui/button.tsx';
import { Failure } from '../ui/states.tsx';
import { TextArea } from '../ui/text-area.tsx';
import { say } from '../ui/toast.tsx';
import styles from './assurance.module.css';

/** The five points, to be written by the owner of the measure; an empty one is not stated. */
export function AssuranceForm({
  assurance: { measure, version, points },
  onDone,
}: {
  readonly assurance: MeasureAssurance;
  readonly onDone: () => void;
}) {
  const t = useText();
  const queries = useQueryClient();
  const [written, setWritten] = useState(() =>
    Object.fromEntries(assurancePoints.map((point) => [point, points[point] ?? ''])),
  );
  const state = useMutation({
    mutationFn: () => {
      const stated = Object.fromEntries(
        assurancePoints.map((point) => [point, (written[point] ?? '').trim() || null]),
      );
      return post('/api/measures/state-assurance', { measure, seen: version, points: stated });
    },
    onSuccess: async () => {
      await queries.invalidateQueries(assuranceQuery(measure));
      say(t('assurance.saved'));
      onDone();
    },
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    state.mutate();
  };
  return (
    <form className={styles['form']} onSubmit={send} data-testid="assurance-form">
      {assurancePoints.map((point) => (
        <TextArea
          key={point}
          label={t(`assurance.${point}`)}
          placeholder={t(`assurance.${point}.hint`)}
          maxLength={2000}
          value={written[point] ?? ''}
          onChange={(event) => setWritten({ ...written, [point]: event.target.value })}
          data-testid={`field-${point}`}
        />
      ))}
      {state.error !== null && <Failure error={state.error} kept={t('assurance.kept')} />}
      <p className={styles['foot']}>
        <Button small look="strong" submit busy={state.isPending}>
          {t('assurance.save')}
        </Button>
        <Button small look="quiet" onClick={onDone}>
          {t('assurance.cancel')}
        </Button>
      </p>
    </form>
  );
}
