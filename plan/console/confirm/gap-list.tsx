import { useParams } from '@tanstack/react-router';
import { useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { type ReactNode, useCallback, useState } from 'react';
import { isFillable } from '../../confirm/fillable.ts';
import { FillGap } from '../fill/fill-gap.tsx';
import { type FillJob, useFillJobs } from '../fill/use-fill.ts';
import { CarriedNote } from './carried-note.tsx';
import { gapField, type ShownGap } from './confirmation.ts';
import styles from './gap-list.module.css';
import type { HeadField } from './head-form.tsx';

export interface GapActs {
  readonly onHead: (field: HeadField) => void;
  /** Opens the form of the item or target that the gap is about. */
  readonly onEntry: (key: string, act: 'edit' | 'threshold') => void;
  readonly onAcknowledge: (gap: string) => void;
  readonly onShow: (key: string) => void;
}

/** The gaps by kind: each is answered, or acknowledged as open with a reason. */
export function GapList({
  gaps,
  may,
  live,
  form,
  asked,
  ...acts
}: {
  readonly gaps: readonly ShownGap[];
  readonly may: boolean;
  readonly live: boolean;
  /** The form that acknowledges `asked`. */
  readonly form: ReactNode;
  readonly asked: string | null;
} & GapActs) {
  const t = useText('plan');
  const { plan = '' }: { plan?: string } = useParams({ strict: false });
  const fills = useFillJobs(plan);
  if (gaps.length === 0) return null;
  const open = gaps.filter(({ state }) => state === 'open').length;
  const kinds = [...Map.groupBy(gaps, ({ gap }) => gap.kind)];
  return (
    <details className={styles['gaps']} open={open > 0} data-testid="confirm-gaps">
      <summary>
        <h3>{t('confirm.gaps')}</h3>
        <small>{t(open === 0 ? 'confirm.gaps.done' : 'confirm.gaps.open', { open, all: gaps.length })}</small>
      </summary>
      <ul>
        {kinds.map(([kind, found]) =>
          found.length === 1 ? (
            found.map((gap) => (
              <GapLine key={gap.id} shown={gap} named may={may} live={live} job={fills.get(gap.id)} {...acts}>
                {asked === gap.id ? form : null}
              </GapLine>
            ))
          ) : (
            <li key={kind}>
              <details open={found.some(({ id }) => id === asked) || undefined}>
                <KindLine kind={kind} found={found} />
                <ul>
                  {found.map((gap) => (
                    <GapLine
                      key={gap.id}
                      shown={gap}
                      named={false}
                      may={may}
                      live={live}
                      job={fills.get(gap.id)}
                      {...acts}
                    >
                      {asked === gap.id ? form : null}
                    </GapLine>
                  ))}
                </ul>
              </details>
            </li>
          ),
        )}
      </ul>
    </details>
  );
}

/** Several gaps of one kind: the state of the least settled one, and how many. */
function KindLine({
  kind,
  found,
}: {
  readonly kind: ShownGap['gap']['kind'];
  readonly found: readonly ShownGap[];
}) {
  const t = useText('plan');
  const open = found.filter(({ state }) => state === 'open').length;
  const state = (['open', 'acknowledged', 'answered'] as const).find((one) =>
    found.some((gap) => gap.state === one),
  );
  return (
    <summary className={styles['kind']}>
      <span className={styles['state']} data-state={state}>
        {t(`gap.state.${state ?? 'open'}`)}
      </span>
      <span>{t(`gap.${kind}`)}</span>
      <small>
        {t(open === 0 || open === found.length ? 'confirm.gaps.many' : 'confirm.gaps.left', {
          all: found.length,
          open,
        })}
      </small>
    </summary>
  );
}

function GapLine({
  shown,
  named,
  may,
  live,
  job,
  onHead,
  onEntry,
  onAcknowledge,
  onShow,
  children,
}: {
  readonly shown: ShownGap;
  readonly named: boolean;
  readonly may: boolean;
  readonly live: boolean;
  readonly job: FillJob | undefined;
  readonly children: ReactNode;
} & GapActs) {
  const t = useText('plan');
  const { id, gap, state, reason, entry } = shown;
  const field = entry === null ? gapField[gap.kind] : undefined;
  const act = gap.kind === 'unquantified-target' ? 'threshold' : 'edit';
  const fillable = may && !live && isFillable(gap);
  const [filling, setFilling] = useState(false);
  const close = useCallback(() => setFilling(false), []);
  return (
    <li data-testid="confirm-gap" data-gap={gap.kind} data-state={state}>
      <div className={styles['line']}>
        <p className={styles['what']}>
          <span className={styles['state']} data-state={state}>
            {t(`gap.state.${state}`)}
          </span>
          <span className={styles['words']}>
            {named && <span>{t(`gap.${gap.kind}`)}</span>}
            {gap.detail !== '' &&
              (entry === null ? (
                <q>{gap.detail}</q>
              ) : (
                <button type="button" className={styles['detail']} onClick={() => onShow(entry)}>
                  {gap.detail}
                </button>
              ))}
            {state === 'acknowledged' && <span className={styles['reason']}>{reason}</span>}
            {shown.carried !== null && <CarriedNote decision={shown.carried} field={gapField[gap.kind]} />}
          </span>
        </p>
        {may && (fillable || state !== 'answered') && (
          <p className={styles['buttons']}>
            {fillable && !filling && (
              <Button small onClick={() => setFilling(true)}>
                {t(gap.filled === undefined ? 'fill.open' : 'fill.replace')}
              </Button>
            )}
            {field !== undefined && (
              <Button small onClick={() => onHead(field)}>
                {t(`confirm.gap.answer.${field}`)}
              </Button>
            )}
            {entry !== null && state !== 'answered' && (act === 'threshold' || !live) && (
              <Button small onClick={() => onEntry(entry, act)}>
                {t(`confirm.gap.${act}`)}
              </Button>
            )}
            {state === 'open' && (
              <Button small look="quiet" onClick={() => onAcknowledge(id)}>
                {t('confirm.gap.acknowledge')}
              </Button>
            )}
          </p>
        )}
      </div>
      <FillGap id={id} gap={gap} job={job} may={may} open={filling} onClose={close} />
      {children}
    </li>
  );
}
