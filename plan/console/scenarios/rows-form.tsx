import { useMutation } from '@tanstack/react-query';
import { upload } from '@yuheng/console/data/upload';
import { formatNumber } from '@yuheng/console/text/format-number';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { FileInput } from '@yuheng/console/ui/file-input';
import { type FaultyRow, RowFaults } from '@yuheng/console/ui/row-faults';
import { Failure } from '@yuheng/console/ui/states';
import { useRef } from 'react';
import type { Line } from './scenario-query.ts';
import styles from './scenarios.module.css';

type Rows = Extract<Line, { kind: 'rows' }>['rows'];

interface Read {
  readonly rows: Rows;
  readonly unknown: readonly string[];
  readonly rejected: number;
  readonly faults: readonly FaultyRow[];
}

/** Things of a type out of a file: looked at first, then one line of the scenario. */
export function RowsForm({
  type,
  busy,
  onAdd,
}: {
  readonly type: string;
  readonly busy: boolean;
  readonly onAdd: (line: Line) => void;
}) {
  const t = useText('plan');
  const { language } = useLanguage();
  const input = useRef<HTMLInputElement>(null);
  const read = useMutation({
    mutationFn: (file: File) =>
      upload<Read>('/api/scenarios/preview-rows', { type }, file, () => {}, new AbortController().signal),
  });
  const number = (value: number) => formatNumber(value, language);
  return (
    <div className={styles['form']}>
      <p className={styles['soft']}>{t('scenario.rows.hint')}</p>
      <FileInput
        ref={input}
        accept=".csv,.xlsx,text/csv"
        label={t('scenario.rows.choose')}
        testId="scenario-file"
        onFiles={([file]) => file !== undefined && read.mutate(file)}
      />
      <p className={styles['buttons']}>
        <Button busy={read.isPending} onClick={() => input.current?.click()}>
          {t('scenario.rows.choose')}
        </Button>
        {read.data !== undefined && read.data.rows.length > 0 && (
          <Button
            look="strong"
            busy={busy}
            onClick={() => onAdd({ kind: 'rows', type, rows: read.data.rows })}
          >
            {t('scenario.add')}
          </Button>
        )}
        {read.data !== undefined && (
          <span role="status">
            {t('scenario.rows.read', {
              rows: number(read.data.rows.length),
              rejected: number(read.data.rejected),
            })}
            {read.data.unknown.length > 0 &&
              ` ${t('scenario.rows.unknown', { columns: read.data.unknown.join(t('list.comma')) })}`}
          </span>
        )}
      </p>
      {read.data !== undefined && read.data.faults.length > 0 && (
        <RowFaults
          name={t('scenario.rows.faults')}
          titles={{ row: t('scenario.rows.row'), faults: t('scenario.rows.faults') }}
          rows={read.data.faults}
          testId="scenario-row-fault"
        />
      )}
      {read.error !== null && <Failure error={read.error} />}
    </div>
  );
}
