import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { type Change, previewQuery, proposeChange } from '../data/proposals.ts';
import { useText } from '../text/text-context.ts';
import { Button } from '../ui/button.tsx';
import { Failure, Skeleton } from '../ui/states.tsx';
import { TextArea } from '../ui/text-area.tsx';
import { say } from '../ui/toast.tsx';
import { NobodyApproves } from './nobody-approves.tsx';
import { PreviewView } from './preview-view.tsx';
import styles from './proposals.module.css';

/** Proposes a change: what it would change first, then why. Somebody else decides. */
export function ProposeForm({
  change,
  because = '',
  onDone,
  onCancel,
}: {
  readonly change: Change;
  /** The reason that is likely: it can be said otherwise. */
  readonly because?: string;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}) {
  const t = useText();
  const queries = useQueryClient();
  const [reason, setReason] = useState(because);
  const preview = useQuery(previewQuery(change));
  const propose = useMutation({
    mutationFn: () => proposeChange(change, reason),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['proposals'] });
      say(t('proposals.proposed'));
      onDone();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    propose.mutate();
  };
  return (
    <form className={styles['card']} onSubmit={submit} data-testid="propose-form">
      <h3>{t('proposals.propose')}</h3>
      <p className={styles['soft']}>{t('proposals.by-somebody-else')}</p>
      <NobodyApproves kind={change.kind} />
      {preview.error !== null && <Failure error={preview.error} />}
      {preview.isPending && <Skeleton lines={3} />}
      {preview.data !== undefined && <PreviewView preview={preview.data} />}
      <TextArea
        label={t('proposals.reason')}
        value={reason}
        required
        maxLength={2000}
        onChange={({ target }) => setReason(target.value)}
        data-testid="propose-reason"
      />
      {propose.error !== null && <Failure error={propose.error} />}
      <p className={styles['acts']}>
        <Button
          look="decide"
          submit
          busy={propose.isPending}
          disabled={preview.data === undefined}
          data-testid="propose"
        >
          {t('proposals.send')}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          {t('proposals.cancel')}
        </Button>
      </p>
    </form>
  );
}
