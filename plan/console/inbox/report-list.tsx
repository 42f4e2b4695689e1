import { Link } from '@tanstack/react-router';
import { useNow } from '@yuheng/console/data/use-now';
import { formatDate } from '@yuheng/console/text/format-time';
import { useText } from '@yuheng/console/text/text-context';
import { classes } from '@yuheng/console/ui/classes';
import { periodWords } from '../reports/period-words.ts';
import { NoticeLevel } from '../task/notice-level.tsx';
import styles from './inbox.module.css';
import type { InboxReport } from './inbox-query.ts';

/** Figures that a unit has to report; of the office, those that it has to check. */
export function ReportList({
  reports,
  office,
}: {
  readonly reports: readonly InboxReport[];
  readonly office: boolean;
}) {
  const t = useText('plan');
  const now = useNow();
  return (
    <section data-testid="inbox-reports">
      <h2 className={styles['head']}>
        {t(office ? 'inbox.reports.office' : 'inbox.reports')} <small>{reports.length}</small>
      </h2>
      <ul className={styles['list']}>
        {reports.map(({ report, title, unit, every, period, dueAt, notice }) => {
          const late = dueAt !== null && Date.parse(dueAt) < now;
          return (
            <li key={report} className={styles['row']} data-testid="inbox-report">
              <div className={styles['words']}>
                <Link className={styles['open']} to="/reports/$report" params={{ report }}>
                  {title}
                </Link>
                <small>
                  {periodWords(every, period, t)}
                  {office && ` · ${unit}`}
                </small>
              </div>
              <span className={classes(styles['due'], late && styles['late'])}>
                {notice !== null && <NoticeLevel level={notice} />}
                {dueAt !== null && ` ${formatDate(dueAt)}`}
                {late && ` · ${t('task.late')}`}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
