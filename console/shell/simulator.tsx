import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { packsQuery } from '../data/packs.ts';
import { curlCall, playEvent, type WorldEvent, worldQuery } from '../data/world.ts';
import { useText } from '../text/text-context.ts';
import { Button } from '../ui/button.tsx';
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
    <aside className={styles['simulator']} aria-label={t('world.title')} data-testid="simulator">
      <button
        type="button"
        className={styles['face']}
        onClick={toggle}
        aria-expanded={open}
        data-testid="simulator-toggle"
      >
        <Icon name={open ? 'down' : 'play'} size={16} />
        {t('world.title')}
        <span className={styles['mark']}>{t('synthetic.short')}</span>
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
  const more = useId();
  const title = t(`events.${event.id}.title`);
  const play = useMutation({
    mutationFn: () => playEvent(event.id),
    onSuccess: () => say(t('world.played', { title })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['world'] }),
  });
  return (
    <li className={styles['event']}>
      <button type="button" className={styles['title']} popoverTarget={more} title={t('world.more')}>
        {title}
      </button>
      <button
        type="button"
        className={styles['play']}
        disabled={!event.possible || play.isPending}
        aria-label={`${t('world.play')}: ${title}`}
        title={event.possible ? t('world.play') : t('world.impossible')}
        onClick={() => play.mutate()}
        data-testid="play-event"
        data-event={event.id}
      >
        <Icon name="play" size={18} />
      </button>
      {play.error !== null && <Failure error={play.error} kept={t('world.failed')} />}
      <div id={more} popover="auto" className={styles['more']}>
        <h3>{title}</h3>
        <p>{t(`events.${event.id}.description`)}</p>
        {event.changes[0] !== undefined && <Call text={curlCall(location.origin, event.changes[0].call)} />}
      </div>
    </li>
  );
}

/** The same change as a call from outside, to copy. */
function Call({ text }: { readonly text: string }) {
  const t = useText();
  return (
    <>
      <p className={styles['how']}>{t('world.call')}</p>
      <pre>
        <code>{text}</code>
      </pre>
      <Button
        small
        onClick={() => void navigator.clipboard.writeText(text).then(() => say(t('world.copied')))}
      >
        <Icon name="copy" size={16} />
        {t('world.copy')}
      </Button>
    </>
  );
}
