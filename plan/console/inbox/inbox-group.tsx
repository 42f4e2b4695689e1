import { useMutation, useQueryClient } from '@tanstack/react-query';
import { post } from '@yuheng/console/data/request';
import { useNow } from '@yuheng/console/data/use-now';
import { formatDate } from '@yuheng/console/text/format-time';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { classes } from '@yuheng/console/ui/classes';
import { Failure } from '@yuheng/console/ui/states';
import { useState } from 'react';
import { NoticeLevel } from '../task/notice-level.tsx';
import { AssignMany, type Given } from './assign-many.tsx';
import styles from './inbox.module.css';
import type { InboxRow } from './inbox-query.ts';
import { OpenItem } from './open-item.tsx';

/** Plain steps that can be taken with many tasks at once. */
const bulk: { readonly [kind: string]: string } = { assign: 'assign', sign: 'accept', begin: 'begin' };

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
  unit,
  may,
}: {
  readonly kind: string;
  readonly rows: readonly InboxRow[];
  /** Whose inbox it is: its own name is not said again. */
  readonly unit: string | null;
  readonly may: boolean;
}) {
  const t = useText('plan');
  const { language } = useLanguage();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const transition = may ? bulk[kind] : undefined;
  // What a meeting resolved is signed for beside what else was resolved there.
  const movable = rows.flatMap(({ task }) => (task === null ? [] : [task]));
  const tasks = movable.filter((task) => chosen.has(task));
  const move = useMutation({
    mutationFn: (given: Given | null) =>
      given === null
        ? post<Moved>('/api/plan/move-tasks', { tasks, transition, note: '', mode: 'each' })
        : post<Moved>('/api/plan/assign-tasks', { tasks, ...given }),
    onSuccess: async () => {
      setChosen(new Set());
      await Promise.all(['board', 'case'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
    },
  });
  const failed = move.data?.results.filter(({ problem }) => problem !== null) ?? [];
  const toggle = (task: string) => setChosen((before) => before.symmetricDifference(new Set([task])));
  const all = tasks.length === movable.length;
  return (
    <section data-testid={`inbox-${kind}`}>
      <h2 className={styles['head']}>
        {t(`inbox.kind.${kind}`)} <small>{rows.length}</small>
        {transition !== undefined && movable.length > 0 && (
          <span className={styles['tools']}>
            <Button small look="quiet" onClick={() => setChosen(new Set(all ? [] : movable))}>
              {t(all ? 'inbox.none' : 'inbox.all')}
            </Button>
            {kind !== 'assign' && (
              <Button
                small
                look="decide"
                busy={move.isPending}
                disabled={tasks.length === 0}
                onClick={() => move.mutate(null)}
                data-testid={`bulk-${kind}`}
              >
                {t(`inbox.do.${kind}`, { count: tasks.length })}
              </Button>
            )}
          </span>
        )}
      </h2>
      {kind === 'assign' && tasks.length > 0 && (
        <AssignMany count={tasks.length} busy={move.isPending} onAssign={move.mutate} />
      )}
      {move.error !== null && <Failure error={move.error} />}
      {failed.map(({ task, problem }) => (
        <p key={task} role="alert">
          {rows.find((row) => row.task === task)?.title} · {problem?.words[language]}
        </p>
      ))}
      <ul className={styles['list']}>
        {rows.map((row) => (
          <li key={row.case} className={styles['row']} data-testid="inbox-row">
            {transition !== undefined && row.task !== null && (
              <TaskBox title={row.title} task={row.task} chosen={chosen} onToggle={toggle} />
            )}
            <Row row={row} unit={unit} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function TaskBox({
  title,
  task,
  chosen,
  onToggle,
}: {
  readonly title: string;
  readonly task: string;
  readonly chosen: ReadonlySet<string>;
  readonly onToggle: (task: string) => void;
}) {
  return (
    <input type="checkbox" aria-label={title} checked={chosen.has(task)} onChange={() => onToggle(task)} />
  );
}

function Row({ row, unit }: { readonly row: InboxRow; readonly unit: string | null }) {
  const t = useText('plan');
  const now = useNow();
  const late = row.dueAt !== null && Date.parse(row.dueAt) < now;
  return (
    <>
      <div className={styles['words']}>
        <OpenItem item={row}>{row.name || row.title}</OpenItem>
        <small>
          {row.name !== null && `${row.title} · `}
          {row.until !== null && `${t('task.until', { day: formatDate(row.until) })} · `}
          {row.owner !== null && row.owner !== unit && `${row.owner} · `}
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
