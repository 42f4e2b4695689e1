import { type FormEvent, useLayoutEffect, useRef, useState } from 'react';
import { useText } from '../text/text-context.ts';
import { Button } from '../ui/button.tsx';
import { TextArea } from '../ui/text-area.tsx';
import styles from './proposals.module.css';

/** Approves a proposal, with a note where there is something to say; or rejects it in two steps, with a reason. */
export function DecideForm({
  ready,
  busy,
  onDecide,
}: {
  /** What it would change is shown. */
  readonly ready: boolean;
  readonly busy: boolean;
  readonly onDecide: (what: 'approve' | 'reject', note: string) => void;
}) {
  const t = useText();
  const [note, setNote] = useState('');
  const [rejecting, setRejecting] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  // Whoever rejects has a reason to write next.
  useLayoutEffect(() => {
    if (rejecting) form.current?.querySelector('textarea')?.focus();
  }, [rejecting]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onDecide(rejecting ? 'reject' : 'approve', note);
  };
  return (
    <form ref={form} className={styles['decide']} onSubmit={submit}>
      <TextArea
        label={t(rejecting ? 'proposals.reject.reason' : 'proposals.note')}
        value={note}
        rows={2}
        required={rejecting}
        maxLength={2000}
        onChange={({ target }) => setNote(target.value)}
        data-testid="decide-note"
      />
      {rejecting ? (
        <p className={styles['acts']}>
          <Button
            look="decide"
            submit
            busy={busy}
            disabled={note.trim() === ''}
            data-testid="reject-for-good"
          >
            {t('proposals.reject.send')}
          </Button>
          <Button look="quiet" onClick={() => setRejecting(false)}>
            {t('proposals.cancel')}
          </Button>
        </p>
      ) : (
        <p className={styles['acts']}>
          <Button look="decide" submit busy={busy} disabled={!ready} data-testid="approve">
            {t('proposals.approve')}
          </Button>
          <Button busy={busy} onClick={() => setRejecting(true)} data-testid="reject">
            {t('proposals.reject')}
          </Button>
        </p>
      )}
    </form>
  );
}
