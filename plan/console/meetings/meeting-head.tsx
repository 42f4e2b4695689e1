import { address } from '@yuheng/console/data/request';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import type { MeetingPage } from '../../meetings/meeting-page.ts';
import { meetingTime } from './meeting-time.ts';
import styles from './meetings.module.css';

/** The steps that a meeting goes, in their order. */
const way = ['preparing', 'announced', 'held', 'minuted', 'archived'] as const;

/** What is held when and where, how far it is, who attends. */
export function MeetingHead({ page: { meeting, units, agenda, minutes } }: { readonly page: MeetingPage }) {
  const t = useText('plan');
  const { language } = useLanguage();
  const { id, title, kind, place, chair, startsAt, endsAt, state, series } = meeting;
  const file = (paper: string): string =>
    address('/api/plan/export-meeting', { meeting: id, paper, language, site: location.origin });
  const facts = [
    ['time', meetingTime(startsAt, endsAt)],
    ['place', place],
    ['chair', chair],
    ['units', units.length === 0 ? '—' : units.join(t('list.comma'))],
  ] as const;
  return (
    <header className={styles['header']}>
      <p className={styles['kind']}>
        {t(`meeting.kind.${kind}`)}
        {series !== null && ` · ${t('meeting.monthly-on', { day: series.workingDay })}`}
      </p>
      <h1>{title}</h1>
      {state === 'cancelled' ? (
        <p className={styles['late']}>{t('cases.PlanMeeting.states.cancelled')}</p>
      ) : (
        <ol className={styles['way']} data-testid="meeting-way">
          {way.map((step) => (
            <li key={step} aria-current={step === state ? 'step' : undefined}>
              {t(`cases.PlanMeeting.states.${step}`)}
            </li>
          ))}
        </ol>
      )}
      <dl className={styles['facts']}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{t(`meeting.field.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className={styles['files']}>
        {agenda !== null && (
          <a href={file('agenda')} download data-testid="download-agenda">
            {t('meeting.download.agenda')}
          </a>
        )}
        {minutes.length > 0 && (
          <a href={file('minutes')} download data-testid="download-minutes">
            {t('meeting.download.minutes')}
          </a>
        )}
      </p>
    </header>
  );
}
