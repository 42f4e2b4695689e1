import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useItem } from '../use-item.ts';
import styles from './inbox.module.css';
import type { InboxRow } from './inbox-query.ts';

/** Opens the task beside the inbox, or goes to the meeting, the report or the contradiction. */
export function OpenItem({
  item: { case: of, type, task, meeting, report },
  children,
}: {
  readonly item: Pick<InboxRow, 'case' | 'type' | 'task' | 'meeting' | 'report'>;
  readonly children: ReactNode;
}) {
  const { openTask } = useItem();
  if (meeting !== null)
    return (
      <Link to="/meetings/$meeting" params={{ meeting }} className={styles['open']}>
        {children}
      </Link>
    );
  if (report !== null)
    return (
      <Link to="/reports/$report" params={{ report }} className={styles['open']}>
        {children}
      </Link>
    );
  if (type === 'PlanContradiction')
    return (
      <Link to="/contradictions/$contradiction" params={{ contradiction: of }} className={styles['open']}>
        {children}
      </Link>
    );
  return (
    <button type="button" className={styles['open']} onClick={() => task !== null && openTask(task)}>
      {children}
    </button>
  );
}
