import { useText } from '@yuheng/console/text/text-context';
import { classes } from '@yuheng/console/ui/classes';
import { LampShape } from '@yuheng/console/ui/lamp';
import styles from './task-acts.module.css';

/** 蓝 ◆ · 黄 ▲ · 红 ■: the level of a notice, always with its word. */
export function NoticeLevel({ level }: { readonly level: string }) {
  const t = useText('plan');
  return (
    <span className={classes(styles['level'], styles[level])}>
      {level === 'blue' && <span aria-hidden="true" className={styles['diamond']} />}
      {level !== 'blue' && <LampShape state={level === 'red' ? 'overdue' : 'warning'} />}
      {t(`notice.level.${level}`)}
    </span>
  );
}
