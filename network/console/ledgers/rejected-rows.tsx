import { useMutation, useQuery } from '@tanstack/react-query';
import { download } from '@yuheng/console/data/download';
import { formatNumber } from '@yuheng/console/text/format-number';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { Icon } from '@yuheng/console/ui/icon';
import { Failure, Skeleton } from '@yuheng/console/ui/states';
import { useState } from 'react';
import { type RejectedRow, readReport, reportQuery } from './ledger-queries.ts';
import styles from './ledgers-page.module.css';
import { ReasonsTable } from './reasons-table.tsx';
import { rejectedCsv } from './rejected-csv.ts';

const page = 100;
const most = 5000;

/** Every rejected row with its reasons, a page at a time; all of them as a file. */
export function RejectedRows({ job }: { readonly job: string }) {
  const t = useText('network');
  const { language } = useLanguage();
  const [offset, setOffset] = useState(0);
  const { data, error, refetch } = useQuery(reportQuery(job, offset, page));
  const save = useMutation({
    async mutationFn(name: string) {
      const rows: RejectedRow[] = [];
      for (;;) {
        const next = await readReport(job, rows.length, most);
        rows.push(...next.rows);
        if (rows.length >= next.rejected || next.rows.length === 0) break;
      }
      const head = [t('ledgers.row'), t('ledgers.reasons')] as const;
      download(
        `${name}-${t('ledgers.rejected')}.csv`,
        'text/csv;charset=utf-8',
        rejectedCsv(rows, head, language),
      );
    },
  });
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton />;
  const { rejected, rows } = data;
  if (rejected === 0) return <p className={styles['soft']}>{t('ledgers.report.clean')}</p>;
  const shown = (count: number) => formatNumber(count, language);
  return (
    <section className={styles['part']} aria-label={t('ledgers.report.rejected')}>
      <div className={styles['top']}>
        <h3>{t('ledgers.report.rejected')}</h3>
        <Button small onClick={() => save.mutate(data.name)} busy={save.isPending} data-testid="rejected-csv">
          <Icon name="download" size={16} />
          {t('ledgers.report.csv')}
        </Button>
      </div>
      <p className={styles['soft']}>{t('ledgers.report.rejected.text')}</p>
      <ReasonsTable name={t('ledgers.rejected')} rows={rows} />
      {rejected > page && (
        <nav className={styles['pager']} aria-label={t('ledgers.pages')}>
          <Button small disabled={offset === 0} onClick={() => setOffset(offset - page)}>
            {t('ledgers.page.before')}
          </Button>
          <span>
            {t('ledgers.page', {
              from: shown(offset + 1),
              to: shown(Math.min(offset + page, rejected)),
              total: shown(rejected),
            })}
          </span>
          <Button small disabled={offset + page >= rejected} onClick={() => setOffset(offset + page)}>
            {t('ledgers.page.after')}
          </Button>
        </nav>
      )}
      {save.error !== null && <Failure error={save.error} />}
    </section>
  );
}
