import { useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { Failure } from '@yuheng/console/ui/states';
import type { MeetingPage } from '../../meetings/meeting-page.ts';
import { type ActField, ActForm } from '../task/act-form.tsx';
import { instantOf, localTime, namesIn } from './meeting-time.ts';
import styles from './meetings.module.css';
import { useMeetingStep } from './use-meeting-step.ts';

/** What may be done with a meeting, as its state allows; what cannot be taken back lightly asks for its reason. */
export function MeetingActs({ page: { meeting, transitions } }: { readonly page: MeetingPage }) {
  const t = useText('plan');
  const step = useMeetingStep(meeting);
  const { id, version, place, startsAt, endsAt, title, chair, units } = meeting;
  const seen = { meeting: id, seen: version };
  const may = (transition: string): boolean => transitions.includes(transition);
  const named = (transition: string): string => t(`cases.PlanMeeting.transitions.${transition}`);
  const reason: ActField = { name: 'note', label: t('task.act.reason') };
  const when: readonly ActField[] = [
    {
      name: 'startsAt',
      label: t('meeting.new.startsAt'),
      type: 'datetime-local',
      value: localTime(startsAt),
    },
    { name: 'endsAt', label: t('meeting.new.endsAt'), type: 'datetime-local', value: localTime(endsAt) },
    { name: 'place', label: t('meeting.field.place'), value: place },
  ];
  const timeOf = (values: { readonly [name: string]: string }) => ({
    place: values['place'],
    startsAt: instantOf(values['startsAt']),
    endsAt: instantOf(values['endsAt']),
  });
  return (
    <div className={styles['acts']}>
      <p className={styles['buttons']}>
        {may('announce') && (
          <Button
            look="decide"
            busy={step.isPending}
            onClick={() => step.mutate({ name: 'announce-meeting', input: {} })}
            data-testid="announce-meeting"
          >
            {named('announce')}
          </Button>
        )}
        {(['convene', 'archive'] as const).filter(may).map((transition) => (
          <Button
            key={transition}
            look="decide"
            busy={step.isPending}
            onClick={() => step.mutate({ name: 'step-meeting', input: { transition, note: '' } })}
            data-testid={`${transition}-meeting`}
          >
            {named(transition)}
          </Button>
        ))}
      </p>
      {step.error !== null && <Failure error={step.error} />}
      {may('prepare') && (
        <ActForm
          key={`edit ${version}`}
          title={t('meeting.edit')}
          testId="edit-meeting"
          operation="plan/edit-meeting"
          fields={[
            { name: 'title', label: t('meeting.new.title'), value: title },
            ...when,
            { name: 'chair', label: t('meeting.field.chair'), value: chair },
            {
              name: 'units',
              label: t('meeting.units'),
              optional: true,
              value: (units ?? []).join(t('list.comma')),
            },
          ]}
          bodyOf={(values) => ({
            ...seen,
            head: {
              title: values['title'],
              chair: values['chair'],
              ...timeOf(values),
              units: namesIn(values['units'] ?? '').length === 0 ? null : namesIn(values['units'] ?? ''),
            },
          })}
        />
      )}
      {may('move') && (
        <ActForm
          key={`move ${version}`}
          title={named('move')}
          testId="move-meeting"
          operation="plan/move-meeting"
          fields={[...when, reason]}
          bodyOf={(values) => ({ ...seen, ...timeOf(values), reason: values['note'] })}
        />
      )}
      {(['reopen', 'cancel'] as const).filter(may).map((transition) => (
        <ActForm
          key={transition}
          title={named(transition)}
          testId={`${transition}-meeting`}
          operation="plan/step-meeting"
          fields={[reason]}
          bodyOf={({ note }) => ({ ...seen, transition, note })}
        />
      ))}
    </div>
  );
}
