import { useText } from '@yuheng/console/text/text-context';
import type { Target } from './plan-parts.ts';
import styles from './target-row.module.css';
import { TargetRow } from './target-row.tsx';

/** Numeric targets, one line each, under one set of heads. */
export function TargetList({
  targets,
  draft,
}: {
  readonly targets: readonly Target[];
  /** No measure is offered before the targets are decided. */
  readonly draft: boolean;
}) {
  const t = useText('plan');
  return (
    <div className={styles['list']}>
      <div className={styles['heads']} aria-hidden="true">
        <span>{t('target.lamp')}</span>
        <span>{t('target.subject')}</span>
        <span className={styles['end']}>{t('target.value')}</span>
        <span>{t('target.progress')}</span>
        <span>{t('target.goal')}</span>
        <span>{t('target.trend')}</span>
        <span>{t('target.evidence')}</span>
        <span className={styles['end']}>{t('target.due')}</span>
      </div>
      <ul aria-label={t('board.numeric')}>
        {targets.map((target) => (
          <TargetRow key={target.id} target={target} draft={draft} />
        ))}
      </ul>
    </div>
  );
}
