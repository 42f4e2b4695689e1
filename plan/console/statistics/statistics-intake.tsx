import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useFileDrop } from '@yuheng/console/data/use-file-drop';
import { formatNumber } from '@yuheng/console/text/format-number';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { FileInput } from '@yuheng/console/ui/file-input';
import { Icon } from '@yuheng/console/ui/icon';
import { Select } from '@yuheng/console/ui/select';
import { Failure, Skeleton } from '@yuheng/console/ui/states';
import { useRef, useState } from 'react';
import { type Columns, fields } from '../../statistics/columns.ts';
import { RejectedTable } from './rejected-table.tsx';
import styles from './statistics.module.css';
import { previewQuery, sendStatistics, statisticsQuery } from './statistics-query.ts';

/** A file is dropped or chosen, looked at, and imported; what became of it stays until the next one. */
export function StatisticsIntake() {
  const t = useText('plan');
  const input = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<{ readonly file: File; readonly at: number } | null>(null);
  const take = ([first]: readonly File[]) => {
    if (first !== undefined) setChosen({ file: first, at: (chosen?.at ?? 0) + 1 });
  };
  const { over, dropping } = useFileDrop(take);
  return (
    <section className={styles['card']} aria-label={t('statistics.import')}>
      <div className={styles['drop']} data-over={over} {...dropping}>
        <FileInput
          ref={input}
          accept=".csv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          label={t('statistics.choose')}
          testId="statistics-file"
          onFiles={take}
        />
        <Icon name={chosen === null ? 'upload' : 'document'} />
        <p>
          <strong>{chosen?.file.name ?? t('statistics.drop')}</strong>
          <small>{t('statistics.limits')}</small>
        </p>
        <Button look={chosen === null ? 'strong' : 'plain'} onClick={() => input.current?.click()}>
          {t('statistics.choose')}
        </Button>
      </div>
      {chosen !== null && <ReadStatistics key={chosen.at} file={chosen.file} />}
    </section>
  );
}

function ReadStatistics({ file }: { readonly file: File }) {
  const t = useText('plan');
  const { language } = useLanguage();
  const queries = useQueryClient();
  const [columns, setColumns] = useState<Columns | null>(null);
  const { data: preview, error, isFetching, refetch } = useQuery(previewQuery(file, columns));
  const send = useMutation({
    mutationFn: () => sendStatistics(file, columns),
    onSuccess: () => queries.invalidateQueries({ queryKey: statisticsQuery.queryKey }),
  });
  const count = (number: number | null) => formatNumber(number ?? 0, language);
  if (error !== null)
    return <Failure error={error} kept={t('statistics.kept')} onRetry={() => void refetch()} />;
  if (preview === undefined) return <Skeleton lines={6} />;
  if (send.data !== undefined) {
    const { already, created, corrected, unchanged, rejected } = send.data;
    return (
      <div className={styles['part']} role="status" data-testid="statistics-done">
        <p>
          {t(already ? 'statistics.already' : 'statistics.done', {
            created: count(created),
            corrected: count(corrected),
            unchanged: count(unchanged),
            rejected: count(rejected.length),
          })}
        </p>
        {rejected.length > 0 && <RejectedTable rows={rejected} />}
      </div>
    );
  }
  const used: Columns = columns ?? preview.columns;
  const choices = [
    { value: '', text: t('statistics.no-column') },
    ...preview.headers.filter((each) => each !== '').map((each) => ({ value: each, text: each })),
  ];
  return (
    <div className={styles['part']} aria-busy={isFetching}>
      <ul className={styles['columns']}>
        {fields.map((field) => (
          <li key={field}>
            <Select
              label={t(`statistics.field.${field}`)}
              value={used[field] ?? ''}
              choices={choices}
              onChange={(column) => setColumns({ ...used, [field]: column })}
            />
          </li>
        ))}
      </ul>
      <p data-testid="statistics-preview">
        {preview.accepted === null
          ? t('statistics.missing')
          : t('statistics.preview', {
              rows: count(preview.rows),
              accepted: count(preview.accepted),
              rejected: count(preview.rejected),
            })}
      </p>
      <p>
        <Button
          look="strong"
          disabled={isFetching || (preview.accepted ?? 0) === 0}
          busy={send.isPending}
          onClick={() => send.mutate()}
          data-testid="statistics-import"
        >
          {t('statistics.import')}
        </Button>
      </p>
      {send.error !== null && <Failure error={send.error} kept={t('statistics.kept')} />}
      {preview.faults.length > 0 && <RejectedTable rows={preview.faults} />}
    </div>
  );
}
