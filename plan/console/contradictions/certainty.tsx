import { useText } from '@yuheng/console/text/text-context';
import { classes } from '@yuheng/console/ui/classes';
import type { ContradictionRow } from './contradiction-query.ts';
import styles from './contradictions.module.css';

/** How sure it is, as a shape and a word. */
export function Certainty({ certainty }: Pick<ContradictionRow, 'certainty'>) {
  const t = useText('plan');
  return (
    <span className={classes(styles['certainty'], styles[certainty])}>
      <span aria-hidden="true">{certainty === 'certain' ? '■' : '▲'}</span>{' '}
      {t(`contradiction.certainty.${certainty}`)}
    </span>
  );
}
