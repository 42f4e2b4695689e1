import { useText } from '@yuheng/console/text/text-context';
import { Icon } from '@yuheng/console/ui/icon';
import styles from './fold.module.css';
import type { Target } from './plan-parts.ts';
import { TargetLine } from './target-line.tsx';

/** Targets to which the document gives no number: never guessed, shown as a decision that is still open. */
export function QualitativeList({ targets, open }: { readonly targets: readonly Target[]; readonly open: boolean }) {
  const t = useText('plan');
  return (
    <details className={styles['fold']} open={open} key={String(open)} data-testid="qualitative">
      <summary>
        <Icon name="down" size={18} />
        <span className={styles['title']}>{t('board.qualitative', { count: targets.length })}</span>
        <span className={styles['note']}>{t('board.qualitative.note')}</span>
      </summary>
      <ul>
        {targets.map((target) => (
          <TargetLine key={target.id} target={target} />
        ))}
      </ul>
    </details>
  );
}
