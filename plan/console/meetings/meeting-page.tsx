import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { usePageTitle } from '@yuheng/console/data/page-state';
import { useMay } from '@yuheng/console/data/use-may';
import { useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { Failure, Skeleton } from '@yuheng/console/ui/states';
import { useState } from 'react';
import type { MeetingPage } from '../../meetings/meeting-page.ts';
import { boardQuery } from '../board-query.ts';
import { ItemLayer } from '../item-layer.tsx';
import { useSyntheticPlans } from '../use-synthetic-plans.ts';
import { AgendaList } from './agenda-list.tsx';
import { MeetingActs } from './meeting-acts.tsx';
import { MeetingHead } from './meeting-head.tsx';
import styles from './meetings.module.css';
import { meetingQuery } from './meetings-query.ts';
import { MinutesDesk } from './minutes-desk.tsx';
import { draftOf } from './minutes-draft.ts';
import { MinutesPaper } from './minutes-paper.tsx';
import { PreparedAgenda } from './prepared-agenda.tsx';
import { ResolutionList } from './resolution-list.tsx';

/** One meeting, from its preparation to what became of what it resolved. */
export function Page() {
  const t = useText('plan');
  const { meeting = '' } = useParams({ strict: false });
  const { data, error, refetch } = useQuery(meetingQuery(meeting));
  const plans = useQuery(boardQuery).data?.plans ?? [];
  const may = useMay();
  usePageTitle(data?.meeting.title ?? t('pages.meeting'));
  useSyntheticPlans();
  return (
    <div className={styles['page']} data-testid="meeting">
      <p>
        <Link to="/meetings" className={styles['back']}>
          {t('pages.meetings')}
        </Link>
      </p>
      {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <Skeleton lines={10} />}
      {data !== undefined && (
        <>
          <MeetingHead page={data} />
          {may && <MeetingActs page={data} />}
          <Body key={`${data.meeting.id} ${data.meeting.state}`} page={data} may={may} />
        </>
      )}
      <ItemLayer plans={plans} may={may} />
    </div>
  );
}

function Body({ page, may }: { readonly page: MeetingPage; readonly may: boolean }) {
  const t = useText('plan');
  const [correcting, setCorrecting] = useState(false);
  const { meeting, prepared, agenda, minutes, numbers, resolutions, transitions } = page;
  const newest = minutes.at(-1);
  const asked = agenda?.content.items ?? [];
  return (
    <>
      {resolutions.length > 0 && <ResolutionList resolutions={resolutions} may={may} />}
      {newest !== undefined && !correcting && (
        <MinutesPaper meeting={meeting.id} minutes={minutes} numbers={numbers}>
          {may && transitions.includes('correct') && (
            <Button small onClick={() => setCorrecting(true)} data-testid="correct-minutes">
              {t('minutes.correct')}
            </Button>
          )}
        </MinutesPaper>
      )}
      {newest !== undefined && correcting && (
        <MinutesDesk
          page={page}
          items={asked}
          initial={draftOf(newest.content)}
          correcting
          onEnd={() => setCorrecting(false)}
        />
      )}
      {meeting.state === 'held' && may && <MinutesDesk page={page} items={asked} initial={null} />}
      {prepared !== null && <PreparedAgenda page={page} prepared={prepared} may={may} />}
      {agenda !== null && prepared === null && <AgendaList page={page} />}
    </>
  );
}
