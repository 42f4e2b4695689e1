import { isUnfinished } from '@yuheng/console/data/jobs';
import { useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { FileInput } from '@yuheng/console/ui/file-input';
import { Failure } from '@yuheng/console/ui/states';
import { type DragEvent, useEffect, useId, useRef, useState } from 'react';
import { acceptedFiles } from '../../intake/accepted-files.ts';
import { SendingProgress } from '../reading-progress.tsx';
import { shownProblem } from '../sending.ts';
import styles from './fill.module.css';
import { FillProgress } from './fill-progress.tsx';
import { type FillJob, useFill } from './use-fill.ts';

/** The content of an annex or image: a file that is picked or dropped, or words that are typed. */
export function FillForm({
  plan,
  gap,
  name,
  job,
  onClose,
}: {
  readonly plan: string;
  readonly gap: string;
  /** As the document names it. */
  readonly name: string;
  /** What was sent for it and is read now, or could not be read. */
  readonly job: FillJob | undefined;
  readonly onClose: () => void;
}) {
  const t = useText('plan');
  const { sending, error, send, cancel } = useFill(plan, gap, onClose);
  const busy = sending !== null || (job !== undefined && isUnfinished(job));
  const [words, setWords] = useState('');
  const [over, setOver] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const id = useId();
  useEffect(() => {
    area.current?.focus({ preventScroll: true });
    area.current?.form?.scrollIntoView({ block: 'nearest' });
  }, []);
  const drop = (event: DragEvent) => {
    const file = event.dataTransfer.files[0];
    event.preventDefault();
    setOver(false);
    if (file !== undefined) void send(file);
  };
  return (
    // Escape leaves from any field; the button does the same for a pointer.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      className={styles['form']}
      data-over={over}
      aria-label={t('fill.title', { name })}
      data-testid="fill-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (words.trim() !== '') void send(words);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && words.trim() !== '')
          void send(words);
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        if (busy) void cancel();
        else onClose();
      }}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <h4>{t('fill.title', { name })}</h4>
      <p className={styles['help']}>{t('fill.help')}</p>
      <label htmlFor={id} className="visually-hidden">
        {t('fill.words')}
      </label>
      <textarea
        id={id}
        ref={area}
        rows={6}
        maxLength={200_000}
        placeholder={t('fill.words')}
        value={words}
        disabled={busy}
        onChange={(event) => setWords(event.target.value)}
        data-testid="fill-words"
      />
      <FileInput
        ref={picker}
        accept={acceptedFiles}
        label={t('fill.pick')}
        testId="fill-file"
        onFiles={([file]) => file !== undefined && void send(file)}
      />
      {error !== null && <Failure error={shownProblem(error, t)} kept={t('fill.kept')} />}
      {sending !== null && (
        <div className={styles['progress']}>
          <SendingProgress sending={sending} />
          <Button small onClick={() => void cancel()}>
            {t('import.cancel')}
          </Button>
        </div>
      )}
      {sending === null && job !== undefined && <FillProgress job={job} may />}
      <p className={styles['buttons']}>
        <Button look="decide" submit disabled={words.trim() === '' || busy} data-testid="fill-save">
          {t('fill.save')}
        </Button>
        <Button disabled={busy} onClick={() => picker.current?.click()}>
          {t('fill.pick')}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {t('import.cancel')}
        </Button>
      </p>
    </form>
  );
}
