import { useQuery } from '@tanstack/react-query';
import { sessionsQuery } from '../data/directory.ts';
import { useText } from '../text/text-context.ts';
import { Button } from '../ui/button.tsx';
import { RelativeTime } from '../ui/relative-time.tsx';
import { Failure, Skeleton } from '../ui/states.tsx';
import { browserOf } from './browser-of.ts';
import styles from './identity.module.css';
import { useChange } from './use-change.ts';

/** The sessions of somebody, or one's own (null), each to be ended, and all others at once. */
export function SessionList({ person }: { readonly person: string | null }) {
  const t = useText();
  const { data, error, refetch } = useQuery(sessionsQuery(person));
  const end = useChange();
  const whose = person === null ? {} : { person };
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton lines={2} />;
  const others = data.sessions.filter(({ current }) => !current);
  return (
    <>
      {data.sessions.length === 0 && <p className={styles['soft']}>{t('sessions.none')}</p>}
      <ul className={styles['list']} data-testid="sessions">
        {data.sessions.map((session) => (
          <li key={session.id}>
            <div className={styles['what']}>
              <span>
                {browserOf(session.agent) ?? t('sessions.program')}
                {session.current && <strong> · {t('sessions.current')}</strong>}
              </span>
              <span className={styles['small']}>
                {t(`sessions.by.${session.beganBy}`)} <RelativeTime at={session.beganAt} />
                {' · '}
                {t('sessions.seen')} <RelativeTime at={session.seenAt} />
                {session.address !== '' && ` · ${session.address}`}
              </span>
            </div>
            {!session.current && (
              <Button
                small
                busy={end.isPending}
                onClick={() =>
                  end.mutate({ operation: 'end-session', input: { ...whose, session: session.id } })
                }
              >
                {t('sessions.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {end.error !== null && <Failure error={end.error} />}
      {others.length > 1 && (
        <div>
          <Button
            small
            busy={end.isPending}
            onClick={() => end.mutate({ operation: 'end-session', input: whose })}
            data-testid="end-others"
          >
            {t(person === null ? 'sessions.end-others' : 'sessions.end-all')}
          </Button>
        </div>
      )}
    </>
  );
}
