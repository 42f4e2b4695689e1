import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useFileDrop } from '@yuheng/console/data/use-file-drop';
import { formatNumber } from '@yuheng/console/text/format-number';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { FileInput } from '@yuheng/console/ui/file-input';
import { Icon } from '@yuheng/console/ui/icon';
import { Failure, Skeleton } from '@yuheng/console/ui/states';
import { useRef, useState } from 'react';
import { boardQuery } from '../board-query.ts';
import { LedgerColumns } from './ledger-columns.tsx';
import { type Draft, ledgersQuery, previewQuery, sendLedger, type TakenRow } from './ledger-query.ts';
import { LedgerRows } from './ledger-rows.tsx';
import styles from './ledgers.module.css';

/** A ledger is dropped or chosen, looked at row by row, and taken over; what became of it stays until the next one. */
export function LedgerIntake() {
  const t = useText('plan');
  const input = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<{ readonly file: File; readonly at: number } | null>(null);
  const take = ([first]: readonly File[]) => {
    if (first !== undefined) setChosen({ file: first, at: (chosen?.at ?? 0) + 1 });
  };
  const { over, dropping } = useFileDrop(take);
  return (
    <section className={styles['card']} aria-label={t('ledger.take')}>
      <div className={styles['drop']} data-over={over} {...dropping}>
        <FileInput
          ref={input}
          accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          label={t('ledger.choose')}
          testId="ledger-file"
          onFiles={take}
        />
        <Icon name={chosen === null ? 'upload' : 'document'} />
        <p>
          <strong>{chosen?.file.name ?? t('ledger.drop')}</strong>
          <small>{t('ledger.limits')}</small>
        </p>
        <Button look={chosen === null ? 'strong' : 'plain'} onClick={() => input.current?.click()}>
          {t('ledger.choose')}
        </Button>
      </div>
      {chosen !== null && <ReadLedger key={chosen.at} file={chosen.file} />}
    </section>
  );
}

function ReadLedger({ file }: { readonly file: File }) {
  const t = useText('plan');
  const { language } = useLanguage();
  const queries = useQueryClient();
  const [draft, setDraft] = useState<Draft | null>(null);
  const { data: preview, error, isFetching, refetch } = useQuery(previewQuery(file, draft));
  const send = useMutation({
    mutationFn: () => sendLedger(file, draft),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ledgersQuery.queryKey });
      await queries.invalidateQueries({ queryKey: boardQuery.queryKey });
    },
  });
  const counted = ({
    taken,
    unchanged,
    rejected,
  }: {
    taken: number;
    unchanged: number;
    rejected: number;
  }) => ({
    taken: formatNumber(taken, language),
    unchanged: formatNumber(unchanged, language),
    rejected: formatNumber(rejected, language),
  });
  if (error !== null) return <Failure error={error} kept={t('ledger.kept')} onRetry={() => void refetch()} />;
  if (preview === undefined) return <Skeleton lines={8} />;
  if (send.data !== undefined)
    return (
      <div className={styles['part']} role="status" data-testid="ledger-done">
        <p>{t(send.data.already ? 'ledger.already' : 'ledger.done', counted(send.data.counts))}</p>
        <LedgerRows rows={send.data.rows} tasks={preview.tasks} onChoose={null} />
      </div>
    );
  const used: Draft = draft ?? (preview.mapping as Draft);
  const choose = ({ sheet, row }: TakenRow, task: string) =>
    setDraft({ ...used, tasks: { ...used.tasks, [`${sheet}!${row}`]: task } });
  if (Object.keys(used.sheets).length === 0)
    return <p data-testid="ledger-preview">{t('ledger.no-heads')}</p>;
  return (
    <div className={styles['part']} aria-busy={isFetching}>
      <LedgerColumns preview={preview} draft={used} onChange={setDraft} />
      <div className={styles['act']}>
        <p data-testid="ledger-preview">{t('ledger.preview', counted(preview.counts))}</p>
        <Button
          look="strong"
          disabled={isFetching || preview.counts.rows === 0}
          busy={send.isPending}
          onClick={() => send.mutate()}
          data-testid="ledger-take"
        >
          {t('ledger.take')}
        </Button>
      </div>
      {send.error !== null && <Failure error={send.error} kept={t('ledger.kept')} />}
      <LedgerRows rows={preview.rows} tasks={preview.tasks} onChoose={choose} />
    </div>
  );
}
