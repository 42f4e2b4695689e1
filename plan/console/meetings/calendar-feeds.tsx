import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { post } from '@yuheng/console/data/request';
import { formatDate } from '@yuheng/console/text/format-time';
import { useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { Select } from '@yuheng/console/ui/select';
import { Failure } from '@yuheng/console/ui/states';
import { useState } from 'react';
import { inboxQuery } from '../inbox/inbox-query.ts';
import styles from './meetings.module.css';
import { feedsQuery } from './meetings-query.ts';

/** Secret links under which calendar programs read the meetings; each is shown once and can be revoked. */
export function CalendarFeeds({ may }: { readonly may: boolean }) {
  const t = useText('plan');
  const queries = useQueryClient();
  const [unit, setUnit] = useState('');
  const feeds = useQuery(feedsQuery).data?.feeds ?? [];
  const units = useQuery(inboxQuery(null)).data?.units ?? [];
  const anew = () => queries.invalidateQueries({ queryKey: ['calendar-feeds'] });
  const make = useMutation({
    mutationFn: () =>
      post<{ path: string }>('/api/plan/add-calendar-feed', { unit: unit === '' ? null : unit }),
    onSuccess: anew,
  });
  const revoke = useMutation({
    mutationFn: (feed: string) => post('/api/plan/revoke-calendar-feed', { feed }),
    onSuccess: anew,
  });
  const inForce = feeds.filter(({ revokedAt }) => revokedAt === null);
  const error = make.error ?? revoke.error;
  return (
    <section data-testid="calendar-feeds">
      <h2 className={styles['group']}>{t('calendar.title')}</h2>
      <p className={styles['lead']}>{t('calendar.lead')}</p>
      {may && (
        <div className={styles['form']}>
          <Select
            label={t('calendar.whose')}
            value={unit}
            choices={[
              { value: '', text: t('meeting.office') },
              ...units.map((one) => ({ value: one.unit, text: one.unit })),
            ]}
            onChange={setUnit}
          />
          <Button busy={make.isPending} onClick={() => make.mutate()} data-testid="make-feed">
            {t('calendar.make')}
          </Button>
        </div>
      )}
      {make.data !== undefined && (
        <p className={styles['secret']} role="status">
          {t('calendar.once')}
          <code data-testid="feed-link">{`${location.origin}${make.data.path}`}</code>
        </p>
      )}
      {error !== null && <Failure error={error} />}
      <ul className={styles['list']}>
        {inForce.map((feed) => (
          <li key={feed.id} className={styles['row']} data-testid="feed-row">
            <span className={styles['what']}>{feed.unit ?? t('meeting.office')}</span>
            <small>{t('calendar.made', { day: formatDate(feed.madeAt) })}</small>
            {may && (
              <Button small look="decide" busy={revoke.isPending} onClick={() => revoke.mutate(feed.id)}>
                {t('calendar.revoke')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
