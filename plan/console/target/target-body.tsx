import { Link } from '@tanstack/react-router';
import { DataAssurance } from '@yuheng/console/evidence/data-assurance';
import { QualityFindings } from '@yuheng/console/evidence/quality-findings';
import { useEvidence } from '@yuheng/console/evidence/use-evidence';
import { formatNumber } from '@yuheng/console/text/format-number';
import { formatDate } from '@yuheng/console/text/format-time';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { Figure } from '@yuheng/console/ui/figure';
import { Lamp } from '@yuheng/console/ui/lamp';
import { RelativeTime } from '@yuheng/console/ui/relative-time';
import { Tier } from '@yuheng/console/ui/tier';
import { splitBoardId } from '../../board/ids.ts';
import { BindMeasure } from '../bind-measure.tsx';
import { Excerpt } from '../excerpt.tsx';
import styles from '../item-panel.module.css';
import type { Plan, Target } from '../plan-parts.ts';
import { goalWords, joined, readingWords } from '../target-words.ts';
import { EarlierGoals } from '../versions/earlier-goals.tsx';
import { TargetOutlook } from './target-outlook.tsx';

/** A target: its state and why, its history and where it goes, its words in the document, and what measures it. */
export function TargetBody({
  plan,
  target,
  may,
}: {
  readonly plan: Plan;
  readonly target: Target;
  readonly may: boolean;
}) {
  const t = useText('plan');
  return (
    <>
      <div className={styles['state']}>
        <Lamp state={target.lamp} size="large" />
        <p>{t(`lamp.reason.${target.reason.key}`, target.reason.values)}</p>
      </div>
      {target.quality.failed.length > 0 && target.reason.key !== 'quality' && (
        <p className={styles['failing']}>{t('target.quality', { count: target.quality.failed.length })}</p>
      )}
      <Reading target={target} />
      <EarlierGoals target={target} />
      {target.threshold !== null && (
        <p className={styles['decided']}>
          {t('confirm.threshold.by', {
            by: target.threshold.setBy,
            on: target.threshold.setOn,
            minute: target.threshold.minute,
          })}
          {target.threshold.meeting !== undefined && (
            <>
              {' '}
              <Link
                to="/meetings/$meeting"
                params={{ meeting: target.threshold.meeting.id }}
                data-testid="decided-in-meeting"
              >
                {t('target.decided-in')}
              </Link>
            </>
          )}
        </p>
      )}
      {may && (target.kind === 'qualitative' || target.threshold !== null) && (
        <p>
          <Link
            to="/plan/$plan/confirm"
            params={{ plan: plan.id }}
            search={{ target: splitBoardId(target.id).own } as never}
            data-testid="set-number"
          >
            {t('confirm.act.threshold')}
          </Link>
        </p>
      )}
      <h3 className={styles['title']}>{t('forecast.title')}</h3>
      <TargetOutlook target={target} />
      <h3 className={styles['title']}>{t('panel.words')}</h3>
      <Excerpt plan={plan} span={target.span} />
      {plan.state !== 'draft' && (
        <>
          <h3 className={styles['title']}>{t('panel.measure')}</h3>
          <BindMeasure target={target} may={may} />
        </>
      )}
      {target.measure !== null && (
        <>
          {target.reading !== null && (
            <>
              <h3 className={styles['title']}>{t('panel.quality')}</h3>
              <QualityFindings measurement={target.reading.measurement} />
            </>
          )}
          <h3 className={styles['title']}>{t('panel.assurance')}</h3>
          <DataAssurance measure={target.measure.code} rules={target.reading === null} />
        </>
      )}
    </>
  );
}

function Reading({ target }: { readonly target: Target }) {
  const t = useText('plan');
  const { language } = useLanguage();
  const evidence = useEvidence();
  const value = readingWords(target, language, t);
  const goal = goalWords(target, language, t);
  const { reading } = target;
  return (
    <dl className={styles['pairs']}>
      <div>
        <dt>{t('target.value')}</dt>
        <dd>
          {reading === null || value === null ? (
            t('target.no-reading')
          ) : (
            <button
              type="button"
              className={styles['figure']}
              onClick={() => evidence.open(reading.measurement)}
              data-testid="figure"
            >
              <Figure {...value} size="large" />
              <span className={styles['way']}>
                <Tier tier={reading.tier} />{' '}
                {t('target.facts', { count: formatNumber(reading.facts, language) })} ·{' '}
                <RelativeTime at={reading.at} />
              </span>
            </button>
          )}
        </dd>
      </div>
      <div>
        <dt>{t('target.goal')}</dt>
        <dd>{goal === null ? t('board.undecided.one') : joined(goal)}</dd>
      </div>
      <div>
        <dt>{t('target.due')}</dt>
        <dd>{target.due === null ? t('target.no-due.long') : formatDate(target.due)}</dd>
      </div>
    </dl>
  );
}
