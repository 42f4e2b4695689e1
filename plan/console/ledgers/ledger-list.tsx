import { useQuery } from '@tanstack/react-query';
import { address } from '@yuheng/console/data/request';
import { formatNumber } from '@yuheng/console/text/format-number';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { type Column, DataTable } from '@yuheng/console/ui/data-table';
import { RelativeTime } from '@yuheng/console/ui/relative-time';
import { Failure, Skeleton } from '@yuheng/console/ui/states';
import { useState } from 'react';
import { type Ledger, type LedgerCell, ledgerQuery } from './ledger-query.ts';
import styles from './ledgers.module.css';

/** Ledgers that were taken over, each with the way to have it back as the board is now. */
export function LedgerList({ ledgers }: { readonly ledgers: readonly Ledger[] }) {
  const t = useText('plan');
  const { language } = useLanguage();
  const [open, setOpen] = useState<string | null>(null);
  const count = (number: number) => formatNumber(number, language);
  return (
    <ul className={styles['list']}>
      {ledgers.map(({ sha256, name, importedAt, counts }) => (
        <li key={sha256} data-testid="ledger">
          <div className={styles['line']}>
            <strong>{name}</strong>
            <RelativeTime at={importedAt} />
            <span className={styles['soft']}>
              {t('ledger.counts', {
                taken: count(counts.taken),
                unchanged: count(counts.unchanged),
                rejected: count(counts.rejected),
              })}
            </span>
            <span className={styles['ways']}>
              <Button small look="quiet" onClick={() => setOpen(open === sha256 ? null : sha256)}>
                {t(open === sha256 ? 'ledger.compared' : 'ledger.compare')}
              </Button>
              <a
                href={address('/api/plan/export-ledger', { ledger: sha256 })}
                download
                data-testid="ledger-download"
              >
                {t('ledger.download')}
              </a>
            </span>
          </div>
          {open === sha256 && <Compared ledger={sha256} />}
        </li>
      ))}
    </ul>
  );
}

/** Cells of which the board says something else: what a download writes, and what it leaves. */
function Compared({ ledger }: { readonly ledger: string }) {
  const t = useText('plan');
  const { data, error, refetch } = useQuery(ledgerQuery(ledger));
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton lines={4} />;
  if (data.cells.length === 0) return <p className={styles['soft']}>{t('ledger.same')}</p>;
  const columns: readonly Column<LedgerCell>[] = [
    { id: 'cell', title: t('ledger.cell'), value: ({ sheet, cell }) => `${sheet} ${cell}` },
    { id: 'field', title: t('ledger.field'), value: ({ field }) => t(`ledger.field.${field}`) },
    { id: 'before', title: t('ledger.before'), value: ({ before }) => before },
    { id: 'after', title: t('ledger.after'), value: ({ after }) => after ?? t('ledger.emptied') },
    {
      id: 'left',
      title: t('ledger.written'),
      value: ({ left }) =>
        left === null ? t('ledger.is-written') : t('ledger.is-left', { why: t(`ledger.left.${left}`) }),
    },
  ];
  return (
    <DataTable
      name={t('ledger.compare')}
      rows={data.cells}
      columns={columns}
      rowKey={({ sheet, cell, field }) => `${sheet}!${cell} ${field}`}
      rowTestId="ledger-cell"
    />
  );
}
