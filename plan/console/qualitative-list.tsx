import { useText } from '@yuheng/console/text/text-context';
import styles from './line.module.css';
import type { Target } from './plan-parts.ts';
import { TargetLine } from './target-line.tsx';

/** Targets to which the document gives no number: never guessed, shown as a decision that is still open. */
export function QualitativeList({ targets }: { readonly targets: readonly Target[] }) {
  const t = useText('plan');
  return (
    <>
      <p className={styles['note']}>{t('board.qualitative.note')}</p>
      <ul>
        {targets.map((target) => (
          <TargetLine key={target.id} target={target} />
        ))}
      </ul>
    </>
  );
}
