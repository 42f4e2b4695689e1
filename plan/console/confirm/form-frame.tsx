import { useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { Field } from '@yuheng/console/ui/field';
import { type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import styles from './form-frame.module.css';

/** Reasons given on this page, newest first: the next one is often the same. */
const given: string[] = [];

/**
 * A form below a row: Enter saves, Escape leaves. With `reasons` it asks why; those are what is most often the case,
 * a click on one saves with it where nothing else is to be filled in.
 */
export function FormFrame({
  title,
  save,
  reason: asksReason,
  quick = [],
  onSave,
  onCancel,
  children,
}: {
  readonly title: string;
  /** What the button says. */
  readonly save: string;
  readonly reason: string | null;
  readonly quick?: readonly string[];
  /** False where it was refused: the form stays. */
  readonly onSave: (reason: string) => Promise<boolean>;
  readonly onCancel: () => void;
  readonly children?: ReactNode;
}) {
  const t = useText('plan');
  const list = useId();
  const form = useRef<HTMLFormElement>(null);
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState(0);
  const [unsaid, setUnsaid] = useState(false);
  useEffect(() => {
    const first = form.current?.querySelector<HTMLElement>('[data-first] input, [data-first] select');
    const field = first ?? form.current?.querySelector<HTMLElement>('input, select');
    field?.focus({ preventScroll: true });
    form.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  // What is wrong is shown below its field: there one goes on, as soon as it is shown.
  useLayoutEffect(() => {
    if (refused === 0) return;
    const fault = form.current?.querySelector('[role="alert"]');
    fault?.parentElement?.querySelector<HTMLElement>('input, select')?.focus();
  }, [refused]);
  const submit = async (why: string) => {
    const lacks = asksReason !== null && why.trim() === '';
    setUnsaid(lacks);
    setBusy(true);
    const saved = !lacks && (await onSave(why.trim()));
    if (saved && why.trim() !== '' && !given.includes(why.trim())) given.unshift(why.trim());
    if (saved) return;
    setBusy(false);
    setRefused((times) => times + 1);
  };
  return (
    // Escape leaves from any field; the buttons do the same for a pointer.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      ref={form}
      className={styles['form']}
      noValidate
      aria-label={title}
      data-testid="confirm-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit(reason);
      }}
      onClick={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        onCancel();
      }}
    >
      <h4>{title}</h4>
      {children}
      {asksReason !== null && (
        <div className={styles['wide']}>
          <Field
            label={asksReason}
            required
            maxLength={1000}
            list={list}
            value={reason}
            wrong={unsaid ? t('errors.words-missing') : null}
            onChange={(event) => setReason(event.target.value)}
            data-testid="reason"
          />
          <datalist id={list}>
            {given.slice(0, 8).map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </datalist>
          {quick.length > 0 && (
            <p className={styles['quick']}>
              {quick.map((one) => (
                <Button key={one} small onClick={() => void submit(one)}>
                  {one}
                </Button>
              ))}
            </p>
          )}
        </div>
      )}
      <p className={styles['buttons']}>
        <Button look="decide" submit busy={busy} data-testid="save">
          {save}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          {t('confirm.cancel')} <kbd className={styles['key']}>Esc</kbd>
        </Button>
      </p>
    </form>
  );
}
