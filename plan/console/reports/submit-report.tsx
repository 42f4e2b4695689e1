import { useMutation, useQueryClient } from '@tanstack/react-query';
import { post } from '@yuheng/console/data/request';
import { useText } from '@yuheng/console/text/text-context';
import { AttachFiles } from '@yuheng/console/ui/attach-files';
import { Button } from '@yuheng/console/ui/button';
import { Field } from '@yuheng/console/ui/field';
import { Failure } from '@yuheng/console/ui/states';
import { useState } from 'react';
import { changeOf } from '../../reports/check-figure.ts';
import styles from './reports.module.css';
import type { OneReport } from './reports-query.ts';

/** The figure of a period with its proofs; a jump against the period before asks for its reason before it is sent. */
export function SubmitReport({ one: { form, report, before } }: { readonly one: OneReport }) {
  const t = useText('plan');
  const queries = useQueryClient();
  const [value, setValue] = useState(report.value === null ? '' : String(report.value));
  const [documents, setDocuments] = useState(report.documents);
  const [note, setNote] = useState('');
  const number = value.trim() === '' ? null : Number(value);
  const counted = before?.state === 'reported' || before?.state === 'accepted' ? before.value : null;
  const change = number === null ? null : changeOf(number, counted);
  const jump = change !== null && form.mostChange !== null && Math.abs(change) > form.mostChange;
  const corrects = report.state === 'reported';
  const ready =
    number !== null &&
    Number.isFinite(number) &&
    (!form.documented || documents.length > 0) &&
    (!(jump || corrects) || note.trim() !== '');
  const send = useMutation({
    mutationFn: () =>
      post('/api/plan/submit-report', { report: report.report, value: number, documents, note }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['case'] }),
  });
  return (
    <form
      className={styles['sheet']}
      data-testid="submit-report"
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate();
      }}
    >
      <div className={styles['figure']}>
        <Field
          label={t('reports.value')}
          inputMode="decimal"
          type="number"
          step="any"
          required
          value={value}
          onChange={(event) => setValue(event.target.value)}
          data-testid="report-figure"
        />
        <span>{form.unit}</span>
      </div>
      {jump && (
        <p role="status" className={styles['late']}>
          {t('reports.jump', { change: `${change > 0 ? '+' : ''}${change.toFixed(1)}` })}
        </p>
      )}
      <AttachFiles
        label={t(form.documented ? 'reports.documents-needed' : 'reports.documents')}
        files={documents}
        onChange={(files) => setDocuments([...files])}
      />
      <label>
        <span className={styles['meta']}>{t(jump || corrects ? 'reports.note-needed' : 'reports.note')}</span>
        <textarea
          rows={3}
          maxLength={2000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
          data-testid="report-note"
        />
      </label>
      <p>
        <Button submit look="strong" busy={send.isPending} disabled={!ready} data-testid="send-report">
          {t(corrects ? 'reports.correct' : 'reports.send')}
        </Button>
      </p>
      {send.error !== null && <Failure error={send.error} />}
    </form>
  );
}
