import { Bullet } from '@yuheng/console/charts/bullet';
import { Sparkline } from '@yuheng/console/charts/sparkline';
import { useEvidence } from '@yuheng/console/evidence/use-evidence';
import { formatNumber } from '@yuheng/console/text/format-number';
import { formatDate } from '@yuheng/console/text/format-time';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { Figure } from '@yuheng/console/ui/figure';
import { Lamp } from '@yuheng/console/ui/lamp';
import { Tier } from '@yuheng/console/ui/tier';
import type { Target } from './plan-parts.ts';
import styles from './target-row.module.css';
import { goalWords, isChange, joined, readingWords } from './target-words.ts';
import { useItem } from './use-item.ts';

/** One target, one line: the left part opens the target, the figure opens its facts. */
export function TargetRow({ target, draft }: { readonly target: Target; readonly draft: boolean }) {
  const { openTarget } = useItem();
  return (
    <li
      className={styles['row']}
      data-testid="target-row"
      data-target-subject={target.subject}
      data-lamp={target.lamp}
    >
      <button
        type="button"
        className={styles['subject']}
        onClick={() => openTarget(target.id)}
        title={target.quote}
        data-testid="target-open"
      >
        <Lamp state={target.lamp} />
        <span className={styles['name']}>{target.subject}</span>
      </button>
      <FigureButton target={target} draft={draft} onMissing={() => openTarget(target.id)} />
      <Due target={target} />
    </li>
  );
}

function FigureButton({
  target,
  draft,
  onMissing,
}: {
  readonly target: Target;
  readonly draft: boolean;
  readonly onMissing: () => void;
}) {
  const t = useText('plan');
  const { language } = useLanguage();
  const evidence = useEvidence();
  const { reading, goal, stretch, required, forecast, trend } = target;
  const value = readingWords(target, language, t);
  const asked = goalWords(target, language, t);
  const words = asked === null ? '' : joined(asked);
  const label =
    value === null
      ? t('target.missing', { subject: target.subject })
      : t('target.figure', { subject: target.subject, value: joined(value), goal: words });
  return (
    <button
      type="button"
      className={styles['figure']}
      onClick={() => (reading === null ? onMissing() : evidence.open(reading.measurement))}
      aria-label={label}
      data-testid="figure"
    >
      <span className={styles['value']}>
        {value === null ? (
          <span className={styles['missing']}>{t('target.no-reading')}</span>
        ) : (
          <Figure {...value} />
        )}
      </span>
      <span className={styles['bullet']}>
        {goal !== null && !isChange(target) && (
          <Bullet
            label=""
            lamp={target.lamp}
            value={reading?.quantity.shown ?? null}
            goal={goal.shown}
            stretch={stretch?.shown ?? null}
            required={required?.shown ?? null}
            band={forecast}
            share={target.unit === '%'}
          />
        )}
      </span>
      <span className={styles['goal']}>
        {asked !== null && (
          <>
            {asked.change !== undefined && <small className={styles['change']}>{asked.change}</small>}
            <b>{asked.figure}</b>
            <small>{asked.unit === '%' ? '%' : ` ${asked.unit}`}</small>
          </>
        )}
      </span>
      <span className={styles['trend']}>{trend.length > 1 && <Sparkline trend={trend} width={88} />}</span>
      <span className={styles['evidence']}>
        {reading === null ? (
          !draft && (
            <span className={styles['choose']}>
              {t(target.measure === null ? 'target.choose' : 'target.waiting')}
            </span>
          )
        ) : (
          <>
            <Tier tier={reading.tier} />
            <span className={styles['facts']}>
              {t('target.facts', { count: formatNumber(reading.facts, language) })}
            </span>
          </>
        )}
      </span>
    </button>
  );
}

function Due({ target }: { readonly target: Target }) {
  const t = useText('plan');
  const { due, dueEarliest } = target;
  if (due === null) return <span className={styles['due']}>{t('target.no-due')}</span>;
  const title =
    dueEarliest === null || dueEarliest === due
      ? undefined
      : t('target.due.range', { from: dueEarliest, to: due });
  return (
    <span className={styles['due']} title={title}>
      <span className={styles['due-label']}>{t('target.due')} </span>
      <time dateTime={due}>{formatDate(due)}</time>
    </span>
  );
}
