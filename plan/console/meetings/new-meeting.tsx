import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { post } from '@yuheng/console/data/request';
import { useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { Field } from '@yuheng/console/ui/field';
import { Select } from '@yuheng/console/ui/select';
import { Failure } from '@yuheng/console/ui/states';
import { useState } from 'react';
import { meetingKinds } from '../../meetings/meeting.ts';
import { instantOf } from './meeting-time.ts';
import styles from './meetings.module.css';

/** Begins to prepare a meeting, and goes there. */
export function NewMeeting() {
  const t = useText('plan');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [kind, setKind] = useState<string>('progress');
  const [words, setWords] = useState({ title: '', place: '', chair: '', startsAt: '', endsAt: '', day: '' });
  const make = useMutation({
    mutationFn: () => {
      const { title, place, chair, startsAt, endsAt, day } = words;
      return post<{ meeting: string }>('/api/plan/plan-meeting', {
        kind,
        title,
        place,
        chair,
        startsAt: instantOf(startsAt),
        endsAt: instantOf(endsAt),
        ...(day === '' ? {} : { workingDay: Number(day) }),
      });
    },
    onSuccess: async ({ meeting }) => {
      await queries.invalidateQueries({ queryKey: ['case'] });
      void navigate({ to: '/meetings/$meeting', params: { meeting } });
    },
  });
  const field = (name: keyof typeof words, type: 'text' | 'datetime-local' | 'number' = 'text') => (
    <Field
      label={t(`meeting.new.${name}`)}
      type={type}
      maxLength={120}
      {...(type === 'number' ? { min: 1, max: 18 } : {})}
      value={words[name]}
      onChange={(event) => setWords({ ...words, [name]: event.target.value })}
      data-testid={`meeting-${name}`}
    />
  );
  const { day: _day, ...needed } = words;
  return (
    <details className={styles['fold']} data-testid="new-meeting">
      <summary>{t('meeting.new')}</summary>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          make.mutate();
        }}
      >
        <Select
          label={t('meeting.new.kind')}
          value={kind}
          choices={meetingKinds.map((value) => ({ value, text: t(`meeting.kind.${value}`) }))}
          onChange={setKind}
        />
        {field('title')}
        {field('startsAt', 'datetime-local')}
        {field('endsAt', 'datetime-local')}
        {field('place')}
        {field('chair')}
        {field('day', 'number')}
        <Button
          submit
          look="strong"
          busy={make.isPending}
          disabled={Object.values(needed).some((value) => value.trim() === '')}
        >
          {t('meeting.new.make')}
        </Button>
      </form>
      {make.error !== null && <Failure error={make.error} />}
    </details>
  );
}
