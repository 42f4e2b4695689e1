import { formatDate } from '@yuheng/console/text/format-time';
import { useText } from '@yuheng/console/text/text-context';
import { classes } from '@yuheng/console/ui/classes';
import type { ResolutionView } from '../../meetings/resolution-view.ts';
import { ActForm } from '../task/act-form.tsx';
import { NoticeLevel } from '../task/notice-level.tsx';
import styles from './meetings.module.css';

/** What the meeting resolved, with how far each is and what may be done about it. */
export function ResolutionList({
  resolutions,
  may,
}: {
  readonly resolutions: readonly ResolutionView[];
  readonly may: boolean;
}) {
  const t = useText('plan');
  return (
    <section data-testid="resolutions">
      <h2 className={styles['group']}>{t('minutes.resolutions')}</h2>
      <ul className={styles['list']}>
        {resolutions.map((one) => (
          <li key={one.case} className={styles['item']} data-testid="resolution">
            <p className={classes(one.state === 'withdrawn' && styles['gone'])}>
              {one.number}. {one.text}
            </p>
            <small>
              {one.unit}
              {one.others.length > 0 &&
                ` · ${t('resolution.with', { units: one.others.join(t('list.comma')) })}`}
              {one.finalDueAt !== null && ` · ${t('task.by', { day: formatDate(one.finalDueAt) })}`} ·{' '}
              <span data-testid="resolution-state">{t(`cases.PlanResolution.states.${one.state}`)}</span>
              {one.notice !== null && <NoticeLevel level={one.notice} />}
              {one.last !== '' && ` · ${one.last}`}
            </small>
            {may && one.transitions.map((step) => <Act key={step} resolution={one} transition={step} />)}
          </li>
        ))}
      </ul>
    </section>
  );
}

const plain = new Set(['accept', 'begin', 'approve']);

function Act({
  resolution: { case: resolution },
  transition,
}: {
  readonly resolution: ResolutionView;
  readonly transition: string;
}) {
  const t = useText('plan');
  const says = transition === 'feedback';
  return (
    <ActForm
      title={t(`cases.PlanResolution.transitions.${transition}`)}
      testId={`resolution-${transition}`}
      operation="plan/move-resolution"
      fields={[
        ...(says
          ? [
              {
                name: 'kind',
                label: t('task.act.kind'),
                choices: ['on-plan', 'behind', 'blocked'].map((value) => ({
                  value,
                  text: t(`feedback.${value}`),
                })),
              },
            ]
          : []),
        { name: 'note', label: t('task.note'), optional: plain.has(transition) },
      ]}
      bodyOf={({ note = '', kind }) => ({ resolution, transition, note, ...(says ? { kind } : {}) })}
    />
  );
}
