import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useItem } from '../use-item.ts';
import styles from './inbox.module.css';
import type { InboxRow } from './inbox-query.ts';

/** Opens the task beside the inbox, or goes to the meeting. */
export function OpenItem({
  item: { task, meeting },
  children,
}: {
  readonly item: Pick<InboxRow, 'task' | 'meeting'>;
  readonly children: ReactNode;
}) {
  const { openTask } = useItem();
  if (meeting !== null)
    return (
      <Link to="/meetings/$meeting" params={{ meeting }} className={styles['open']}>
        {children}
      </Link>
    );
  return (
    <button type="button" className={styles['open']} onClick={() => task !== null && openTask(task)}>
      {children}
    </button>
  );
}
