import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { post } from '@yuheng/console/data/request';
import { useNow } from '@yuheng/console/data/use-now';
import { formatDate } from '@yuheng/console/text/format-time';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { classes } from '@yuheng/console/ui/classes';
import { Failure } from '@yuheng/console/ui/states';
import { useState } from 'react';
import { NoticeLevel } from '../task/notice-level.tsx';
import { useItem } from '../use-item.ts';
import styles from './inbox.module.css';
import type { InboxRow } from './inbox-query.ts';

/** Plain steps that can be taken with many tasks at once. */
const bulk: { readonly [kind: string]: string } = { sign: 'accept', begin: 'begin' };

interface Moved {
  readonly results: readonly {
    readonly task: string;
    readonly problem: { readonly words: { readonly [language: string]: string } } | null;
  }[];
}

/** What waits for one and the same thing, overdue first; some kinds are done with many at once, each with its own result. */
export function InboxGroup({
  kind,
  rows,
  may,
}: {
  readonly kind: string;
  readonly rows: readonly InboxRow[];
  readonly may: boolean;
}) {
  const t = useText('plan');
  const { language } = useLanguage();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const transition = may ? bulk[kind] : undefined;
  const tasks = rows.map(({ task }) => task).filter((task) => chosen.has(task));
  const move = useMutation({
    mutationFn: () => post<Moved>('/api/plan/move-tasks', { tasks, transition, note: '', mode: 'each' }),
    onSuccess: async () => {
      setChosen(new Set());
      await Promise.all(['board', 'case'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
    },
  });
  const failed = move.data?.results.filter(({ problem }) => problem !== null) ?? [];
  const toggle = (task: string) => setChosen((before) => before.symmetricDifference(new Set([task])));
  const all = tasks.length === rows.length;
  return (
    <section data-testid={`inbox-${kind}`}>
      <h2 className={styles['head']}>
        {t(`inbox.kind.${kind}`)} <small>{rows.length}</small>
        {transition !== undefined && (
          <span className={styles['tools']}>
            <Button
              small
              look="quiet"
              onClick={() => setChosen(new Set(all ? [] : rows.map(({ task }) => task)))}
            >
              {t(all ? 'inbox.none' : 'inbox.all')}
            </Button>
            <Button
              small
              look="decide"
              busy={move.isPending}
              disabled={tasks.length === 0}
              onClick={() => move.mutate()}
              data-testid={`bulk-${kind}`}
            >
              {t(`inbox.do.${kind}`, { count: tasks.length })}
            </Button>
          </span>
        )}
      </h2>
      {move.error !== null && <Failure error={move.error} />}
      {failed.map(({ task, problem }) => (
        <p key={task} role="alert">
          {rows.find((row) => row.task === task)?.title} · {problem?.words[language]}
        </p>
      ))}
      <ul className={styles['list']}>
        {rows.map((row) => (
          <li key={row.case} className={styles['row']} data-testid="inbox-row">
            {transition !== undefined && (
              <input
                type="checkbox"
                aria-label={row.title}
                checked={chosen.has(row.task)}
                onChange={() => toggle(row.task)}
              />
            )}
            <Row row={row} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Row({ row }: { readonly row: InboxRow }) {
  const t = useText('plan');
  const { openTask } = useItem();
  const now = useNow();
  const late = row.dueAt !== null && Date.parse(row.dueAt) < now;
  return (
    <>
      <div className={styles['words']}>
        {row.type === 'PlanContradiction' ? (
          <Link
            to="/contradictions/$contradiction"
            params={{ contradiction: row.case }}
            className={styles['open']}
          >
            {row.name === null || row.name === '' ? row.title : row.name}
          </Link>
        ) : (
          <button type="button" className={styles['open']} onClick={() => openTask(row.task)}>
            {row.name ?? row.title}
          </button>
        )}
        <small>
          {row.name !== null && `${row.title} · `}
          {row.until !== null && `${t('task.until', { day: formatDate(row.until) })} · `}
          {row.owner !== null && `${row.owner} · `}
          {row.plan}
        </small>
      </div>
      <span className={classes(styles['due'], late && styles['late'])}>
        {row.notice !== null && <NoticeLevel level={row.notice} />}
        {row.dueAt !== null && ` ${formatDate(row.dueAt)}`}
        {late && ` · ${t('task.late')}`}
      </span>
    </>
  );
}
