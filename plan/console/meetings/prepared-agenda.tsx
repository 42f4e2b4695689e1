import { useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { Empty, Failure } from '@yuheng/console/ui/states';
import type { AgendaEdit } from '../../meetings/agenda/agenda.ts';
import type { MeetingPage } from '../../meetings/meeting-page.ts';
import { ActForm } from '../task/act-form.tsx';
import { AgendaItems } from './agenda-items.tsx';
import styles from './meetings.module.css';
import { useMeetingStep } from './use-meeting-step.ts';

/** What the board proposes now; the secretary orders it, takes off with a reason, takes up, and writes own items. */
export function PreparedAgenda({
  page: { meeting },
  prepared,
  may,
}: {
  readonly page: MeetingPage;
  readonly prepared: NonNullable<MeetingPage['prepared']>;
  readonly may: boolean;
}) {
  const t = useText('plan');
  const step = useMeetingStep(meeting);
  const { items, removed, others, evidence } = prepared;
  const edit = (change: AgendaEdit): void => step.mutate({ name: 'edit-agenda', input: { edit: change } });
  const seen = { meeting: meeting.id, seen: meeting.version };
  const keys = items.map(({ key }) => key);
  const swap = (key: string, by: 1 | -1): void => {
    const at = keys.indexOf(key);
    const other = keys[at + by];
    if (other === undefined) return;
    edit({ kind: 'order', keys: keys.with(at, other).with(at + by, key) });
  };
  return (
    <section data-testid="prepared-agenda">
      <h2 className={styles['group']}>{t('agenda.heading')}</h2>
      <p className={styles['lead']}>{t('agenda.proposed')}</p>
      {step.error !== null && <Failure error={step.error} />}
      {items.length === 0 && <Empty title={t('agenda.nothing')} />}
      <AgendaItems items={items} evidence={evidence}>
        {(item) =>
          may && (
            <div className={styles['tools']}>
              {([-1, 1] as const).map((by) => (
                <Button
                  key={by}
                  small
                  look="quiet"
                  disabled={step.isPending || keys.at(by === 1 ? -1 : 0) === item.key}
                  aria-label={t(by === 1 ? 'agenda.later' : 'agenda.earlier', { title: item.title })}
                  onClick={() => swap(item.key, by)}
                >
                  {by === 1 ? '↓' : '↑'}
                </Button>
              ))}
              <ActForm
                title={t('agenda.remove')}
                testId="remove-item"
                operation="plan/edit-agenda"
                fields={[{ name: 'reason', label: t('task.act.reason') }]}
                bodyOf={({ reason }) => ({ ...seen, edit: { kind: 'remove', key: item.key, reason } })}
              />
            </div>
          )
        }
      </AgendaItems>
      {may && (
        <>
          <ActForm
            title={t('agenda.add')}
            testId="add-item"
            operation="plan/edit-agenda"
            fields={[
              { name: 'title', label: t('agenda.add.title'), most: 200 },
              { name: 'unit', label: t('agenda.add.unit'), type: 'unit', optional: true },
              { name: 'words', label: t('agenda.add.words'), optional: true },
            ]}
            bodyOf={({ title, unit = '', words = '' }) => ({
              ...seen,
              edit: { kind: 'add', title, unit: unit.trim() === '' ? null : unit, words },
            })}
          />
          {others.length > 0 && (
            <ActForm
              title={t('agenda.take')}
              testId="take-item"
              operation="plan/edit-agenda"
              fields={[
                {
                  name: 'key',
                  label: t('agenda.take.what'),
                  choices: others.map(({ key, title }) => ({ value: key, text: title })),
                },
              ]}
              bodyOf={({ key }) => ({ ...seen, edit: { kind: 'take', key } })}
            />
          )}
        </>
      )}
      {removed.length > 0 && (
        <>
          <h3 className={styles['chapter']}>{t('agenda.removed')}</h3>
          <ul className={styles['list']}>
            {removed.map(({ key, title, reason }) => (
              <li key={key} className={styles['row']}>
                <span className={styles['what']}>
                  {title}
                  <small>{reason}</small>
                </span>
                {may && (
                  <Button
                    small
                    look="quiet"
                    busy={step.isPending}
                    onClick={() => edit({ kind: 'restore', key })}
                  >
                    {t('agenda.restore')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
