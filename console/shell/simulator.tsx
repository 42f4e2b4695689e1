import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { packsQuery } from '../data/packs.ts';
import { curlCall, playEvent, type WorldEvent, worldQuery } from '../data/world.ts';
import { useText } from '../text/text-context.ts';
import { Button } from '../ui/button.tsx';
import { classes } from '../ui/classes.ts';
import { Icon } from '../ui/icon.tsx';
import { Failure, Skeleton } from '../ui/states.tsx';
import { say } from '../ui/toast.tsx';
import { keep, kept } from './preference.ts';
import styles from './simulator.module.css';

/** Only where the simulator is loaded: plays one event, so that a lamp moves before the reader's eyes. */
export function Simulator() {
  const t = useText();
  const { data } = useQuery(packsQuery);
  const [open, setOpen] = useState(kept('simulator') === 'open');
  if (data?.world !== true) return null;
  const toggle = () => {
    keep('simulator', open ? null : 'open');
    setOpen(!open);
  };
  return (
    <aside className={classes(styles['simulator'], open && styles['open'])} aria-label={t('world.title')} data-testid="simulator">
      <button type="button" className={styles['face']} onClick={toggle} aria-expanded={open} data-testid="simulator-toggle">
        <Icon name={open ? 'down' : 'play'} size={16} />
        {t('world.title')}
        <span className={styles['mark']}>synthetic</span>
      </button>
      {open && <Events />}
    </aside>
  );
}

function Events() {
  const t = useText();
  const { data, error, refetch } = useQuery(worldQuery);
  return (
    <div className={styles['events']}>
      <p className={styles['how']}>{t('world.how')}</p>
      {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <Skeleton />}
      <ul>
        {data?.events.map((event) => (
          <Event key={event.id} event={event} />
        ))}
      </ul>
    </div>
  );
}

function Event({ event }: { readonly event: WorldEvent }) {
  const t = useText('world');
  const queries = useQueryClient();
  const title = t(`events.${event.id}.title`);
  const play = useMutation({
    mutationFn: () => playEvent(event.id),
    onSuccess: () => say(t('world.played', { title })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['world'] }),
  });
  const first = event.changes[0];
  return (
    <li>
      <div className={styles['line']}>
        <span>
          {title}
          <small>{t(`events.${event.id}.description`)}</small>
        </span>
        <Button
          small
          busy={play.isPending}
          disabled={!event.possible}
          title={event.possible ? undefined : t('world.impossible')}
          onClick={() => play.mutate()}
          data-testid="play-event"
          data-event={event.id}
        >
          {t('world.play')}
        </Button>
      </div>
      {play.error !== null && <Failure error={play.error} kept={t('world.failed')} />}
      {first !== undefined && <Call text={curlCall(location.origin, first.call)} />}
    </li>
  );
}

function Call({ text }: { readonly text: string }) {
  const t = useText();
  return (
    <details className={styles['call']}>
      <summary>{t('world.call')}</summary>
      <pre>
        <code>{text}</code>
      </pre>
      <Button small look="quiet" onClick={() => void navigator.clipboard.writeText(text).then(() => say(t('world.copied')))}>
        <Icon name="copy" size={16} />
        {t('world.copy')}
      </Button>
    </details>
  );
}
