import { useMutation, useQueryClient } from '@tanstack/react-query';
import { post } from '@yuheng/console/data/request';
import { useText } from '@yuheng/console/text/text-context';
import { type AttachedFile, AttachFiles } from '@yuheng/console/ui/attach-files';
import { Button } from '@yuheng/console/ui/button';
import { Field } from '@yuheng/console/ui/field';
import { Select } from '@yuheng/console/ui/select';
import { Failure } from '@yuheng/console/ui/states';
import { useState } from 'react';
import type { Plan, Task } from '../plan-parts.ts';
import styles from './task-acts.module.css';

const kinds = ['on-plan', 'behind', 'blocked', 'done'] as const;

/** How a task goes, and on what that rests: files that are attached, and measured figures of the plan. */
export function GiveFeedback({ plan, task }: { readonly plan: Plan; readonly task: Task }) {
  const t = useText('plan');
  const queries = useQueryClient();
  const [kind, setKind] = useState<string>('on-plan');
  const [text, setText] = useState('');
  const [files, setFiles] = useState<readonly AttachedFile[]>([]);
  const [figures, setFigures] = useState<ReadonlySet<string>>(new Set());
  const measured = plan.targets.flatMap(({ reading, subject }) =>
    reading === null ? [] : [{ id: reading.measurement, subject }],
  );
  const send = useMutation({
    mutationFn: () =>
      post('/api/plan/give-feedback', {
        task: task.id,
        kind,
        text,
        evidence: [
          ...files.map((file) => ({ kind: 'file', ...file })),
          ...measured.filter(({ id }) => figures.has(id)).map(({ id }) => ({ kind: 'measurement', id })),
        ],
      }),
    onSuccess: async () => {
      setText('');
      setFiles([]);
      setFigures(new Set());
      await Promise.all(['board', 'case'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
    },
  });
  return (
    <details className={styles['act']} data-testid="give-feedback">
      <summary>{t('task.act.feedback')}</summary>
      <div className={styles['form']}>
        <Select
          label={t('task.act.kind')}
          value={kind}
          choices={kinds.map((value) => ({ value, text: t(`feedback.${value}`) }))}
          onChange={setKind}
        />
        <Field
          label={t('task.act.text')}
          maxLength={1000}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <AttachFiles label={t('task.act.files')} files={files} onChange={setFiles} />
        {measured.length > 0 && (
          <fieldset className={styles['figures']}>
            <legend>{t('task.act.figures')}</legend>
            {measured.map(({ id, subject }) => (
              <label key={id}>
                <input
                  type="checkbox"
                  checked={figures.has(id)}
                  onChange={() => setFigures(figures.symmetricDifference(new Set([id])))}
                />{' '}
                {subject}
              </label>
            ))}
          </fieldset>
        )}
        <p>
          <Button
            look="decide"
            small
            busy={send.isPending}
            disabled={text.trim() === ''}
            onClick={() => send.mutate()}
            data-testid="send-feedback"
          >
            {t('task.act.feedback')}
          </Button>
        </p>
        {send.error !== null && <Failure error={send.error} />}
      </div>
    </details>
  );
}
