import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { packsQuery } from '../data/packs.ts';
import { curlCall, playEvent, type WorldEvent, worldQuery } from '../data/world.ts';
import { useLanguage, useText } from '../text/text-context.ts';
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
          <Event key={event.event} event={event} />
        ))}
      </ul>
    </div>
  );
}

function Event({ event }: { readonly event: WorldEvent }) {
  const t = useText();
  const { language } = useLanguage();
  const title = event.title[language];
  const play = useMutation({
    mutationFn: () => playEvent(event.event),
    onSuccess: () => say(t('world.played', { title })),
  });
  return (
    <li>
      <div className={styles['line']}>
        <span>
          {title}
          {event.description !== undefined && <small>{event.description[language]}</small>}
        </span>
        <Button small busy={play.isPending} onClick={() => play.mutate()} data-testid="play-event" data-event={event.event}>
          {t('world.play')}
        </Button>
      </div>
      {play.error !== null && <Failure error={play.error} kept={t('world.failed')} />}
      {event.patch !== undefined && <Call text={curlCall(location.origin, event.patch)} />}
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
