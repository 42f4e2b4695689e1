import { useText } from '@yuheng/console/text/text-context';
import { Lamp } from '@yuheng/console/ui/lamp';
import styles from './line.module.css';
import type { Target } from './plan-parts.ts';
import { useItem } from './use-item.ts';

/** A target without a number, in one line. */
export function TargetLine({ target }: { readonly target: Target }) {
  const t = useText('plan');
  const { openTarget } = useItem();
  return (
    <li data-testid="target-row" data-target-subject={target.subject} data-lamp={target.lamp}>
      <button type="button" className={styles['line']} onClick={() => openTarget(target.id)}>
        <Lamp state={target.lamp} word={target.lamp !== 'none'} />
        <span className={styles['main']}>{target.subject}</span>
        <span className={styles['quote']}>{target.quote}</span>
        <span className={styles['state']}>{t('board.undecided.one')}</span>
      </button>
    </li>
  );
}
