import { useMutation, useQueryClient } from '@tanstack/react-query';
import { post } from '@yuheng/console/data/request';
import { useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { Field } from '@yuheng/console/ui/field';
import { Select } from '@yuheng/console/ui/select';
import { Failure } from '@yuheng/console/ui/states';
import { useState } from 'react';
import type { Plan, Task } from '../plan-parts.ts';
import { EvidencePicker, evidenceOf, nothingPicked } from './evidence-picker.tsx';
import styles from './task-acts.module.css';

const kinds = ['on-plan', 'behind', 'blocked', 'done'] as const;

/** How a task goes, and on what that rests. */
export function GiveFeedback({ plan, task }: { readonly plan: Plan; readonly task: Task }) {
  const t = useText('plan');
  const queries = useQueryClient();
  const [kind, setKind] = useState<string>('on-plan');
  const [text, setText] = useState('');
  const [picked, setPicked] = useState(nothingPicked);
  const send = useMutation({
    mutationFn: () =>
      post('/api/plan/give-feedback', {
        task: task.id,
        kind,
        text,
        evidence: evidenceOf(picked),
      }),
    onSuccess: async () => {
      setText('');
      setPicked(nothingPicked);
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
          required
          maxLength={1000}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <EvidencePicker plan={plan} task={task} picked={picked} onChange={setPicked} />
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
