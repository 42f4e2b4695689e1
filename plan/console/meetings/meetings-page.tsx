import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { usePageTitle } from '@yuheng/console/data/page-state';
import { useMay } from '@yuheng/console/data/use-may';
import { useNow } from '@yuheng/console/data/use-now';
import { useText } from '@yuheng/console/text/text-context';
import { classes } from '@yuheng/console/ui/classes';
import { Empty, Failure, Skeleton } from '@yuheng/console/ui/states';
import { useSyntheticPlans } from '../use-synthetic-plans.ts';
import { CalendarFeeds } from './calendar-feeds.tsx';
import { meetingTime } from './meeting-time.ts';
import styles from './meetings.module.css';
import { type ListedMeeting, meetingsQuery } from './meetings-query.ts';
import { NewMeeting } from './new-meeting.tsx';

const over = new Set(['minuted', 'archived', 'cancelled']);

/** Meetings to come and those that were held, and where calendars read them. */
export function Page() {
  const t = useText('plan');
  const may = useMay();
  const { data, error, refetch } = useQuery(meetingsQuery);
  usePageTitle(t('pages.meetings'));
  useSyntheticPlans();
  const meetings = data?.meetings ?? [];
  const ahead = meetings.filter(({ state }) => !over.has(state)).toReversed();
  return (
    <div className={styles['page']} data-testid="meetings">
      <h1>{t('pages.meetings')}</h1>
      <p className={styles['lead']}>{t('meeting.lead')}</p>
      {may && <NewMeeting />}
      {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <Skeleton lines={6} />}
      {data !== undefined && meetings.length === 0 && (
        <Empty title={t('meeting.none')}>{t('meeting.none.hint')}</Empty>
      )}
      <Group title={t('meeting.ahead')} meetings={ahead} />
      <Group title={t('meeting.before')} meetings={meetings.filter(({ state }) => over.has(state))} />
      <CalendarFeeds may={may} />
    </div>
  );
}

function Group({ title, meetings }: { readonly title: string; readonly meetings: readonly ListedMeeting[] }) {
  if (meetings.length === 0) return null;
  return (
    <section>
      <h2 className={styles['group']}>{title}</h2>
      <ul className={styles['list']}>
        {meetings.map((meeting) => (
          <Row key={meeting.id} meeting={meeting} />
        ))}
      </ul>
    </section>
  );
}

function Row({ meeting }: { readonly meeting: ListedMeeting }) {
  const t = useText('plan');
  const now = useNow();
  const { id, kind, title, place, startsAt, endsAt, state, series, resolutions, open } = meeting;
  const late = (state === 'preparing' || state === 'announced') && Date.parse(endsAt) < now;
  return (
    <li className={styles['row']} data-testid="meeting-row">
      <span className={styles['time']}>{meetingTime(startsAt, endsAt)}</span>
      <span className={styles['what']}>
        <Link to="/meetings/$meeting" params={{ meeting: id }}>
          {title}
        </Link>
        <small>
          {t(`meeting.kind.${kind}`)}
          {series !== null && ` · ${t('meeting.monthly')}`} · {place}
        </small>
      </span>
      <span className={classes(styles['state'], (late || state === 'cancelled') && styles['late'])}>
        {t(`cases.PlanMeeting.states.${state}`)}
        {resolutions > 0 && <small>{t('meeting.resolved', { count: resolutions, open })}</small>}
      </span>
    </li>
  );
}
