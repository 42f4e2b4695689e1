import { useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { classes } from '@yuheng/console/ui/classes';
import { Field } from '@yuheng/console/ui/field';
import { Failure } from '@yuheng/console/ui/states';
import { useLayoutEffect, useRef, useState } from 'react';
import type { AgendaItem } from '../../meetings/agenda/agenda.ts';
import type { MeetingPage } from '../../meetings/meeting-page.ts';
import { isSaid } from '../../meetings/minutes/check-minutes.ts';
import type { MinutesDraft } from '../../meetings/minutes/minutes.ts';
import { AttendanceFields } from './attendance-fields.tsx';
import styles from './desk.module.css';
import { isWhole, itemOf, newResolution, withItem } from './minutes-draft.ts';
import { MinutesItem } from './minutes-item.tsx';
import { useAltKeys } from './use-alt-keys.ts';
import { useMinutes } from './use-minutes.ts';

/**
 * Where a meeting is run: its items at the left, what is said about the present one at the right. Alt with an arrow goes
 * on or back, Alt+R adds a resolution, Alt+S keeps what was written, wherever the focus is.
 */
export function MinutesDesk({
  page,
  items,
  initial,
  correcting = false,
  onEnd,
}: {
  readonly page: MeetingPage;
  readonly items: readonly AgendaItem[];
  readonly initial: MinutesDraft | null;
  readonly correcting?: boolean;
  readonly onEnd?: () => void;
}) {
  const t = useText('plan');
  const { draft, setDraft, save, saved, issue, error } = useMinutes(page, initial);
  const [at, setAt] = useState(0);
  const [reason, setReason] = useState('');
  const [next, setNext] = useState<{ readonly field: string } | null>(null);
  const form = useRef<HTMLDivElement>(null);
  // With the field itself: a frame later somebody fast would write into another one.
  useLayoutEffect(() => {
    if (next !== null) form.current?.querySelector<HTMLTextAreaElement>(next.field)?.focus();
  }, [next]);
  const item = items[at];
  const order = items.map(({ key }) => key);
  const go = (to: number): void => {
    setAt(Math.max(0, Math.min(items.length - 1, to)));
    setNext({ field: 'textarea' });
  };
  const addResolution = (): void => {
    if (item === undefined) return;
    const own = itemOf(draft, item.key);
    const added = newResolution(draft, item.unit ?? '');
    setDraft(withItem(draft, { ...own, resolutions: [...own.resolutions, added] }, order));
    setNext({ field: '[data-resolution]:last-of-type textarea' });
  };
  useAltKeys({ ArrowDown: () => go(at + 1), ArrowUp: () => go(at - 1), KeyR: addResolution, KeyS: save });
  const units = [...new Set([...page.units, ...items.flatMap(({ unit }) => (unit === null ? [] : [unit]))])];
  return (
    <section className={styles['desk']} data-testid="minutes-desk">
      <h2 className={styles['head']}>
        {t(correcting ? 'minutes.correcting' : 'minutes.writing')}
        <small>{t('minutes.keys')}</small>
      </h2>
      <AttendanceFields
        attendance={draft.attendance}
        onChange={(attendance) => setDraft({ ...draft, attendance })}
      />
      <div className={styles['panes']}>
        <ol className={styles['index']}>
          {items.map(({ key, title }, index) => (
            <li key={key}>
              <button
                type="button"
                className={classes(styles['entry'], isSaid(itemOf(draft, key)) && styles['said'])}
                aria-current={index === at ? 'true' : undefined}
                onClick={() => go(index)}
                data-testid="desk-item"
              >
                {index + 1}. {title}
              </button>
            </li>
          ))}
        </ol>
        <div ref={form} className={styles['form']}>
          {item !== undefined && (
            <MinutesItem
              key={item.key}
              item={item}
              said={itemOf(draft, item.key)}
              units={units}
              evidence={page.agenda?.content.evidence ?? []}
              onChange={(said) => setDraft(withItem(draft, said, order))}
              onAdd={addResolution}
            />
          )}
        </div>
      </div>
      {error !== null && <Failure error={error} kept={t('minutes.still-here')} />}
      <p className={styles['end']}>
        {correcting && (
          <Field
            label={t('minutes.reason')}
            value={reason}
            maxLength={1000}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
        <Button
          look="decide"
          busy={issue.isPending}
          disabled={!draft.items.some(isSaid) || !isWhole(draft) || (correcting && reason.trim() === '')}
          onClick={() => issue.mutate(reason, { onSuccess: () => onEnd?.() })}
          data-testid="issue-minutes"
        >
          {t(correcting ? 'minutes.issue-correction' : 'minutes.issue')}
        </Button>
        {correcting && (
          <Button look="quiet" onClick={() => onEnd?.()}>
            {t('minutes.leave')}
          </Button>
        )}
        {saved !== null && (
          <small role="status" data-testid="minutes-saved">
            {t(saved ? 'minutes.saved' : 'minutes.unsaved')}
          </small>
        )}
      </p>
    </section>
  );
}
