import { useText } from '@yuheng/console/text/text-context';
import styles from './scenarios.module.css';

/** 推演 · scenario: stands on everything that is not so, but thought through. */
export function ScenarioMark() {
  const t = useText('plan');
  return <span className={styles['mark']}>{t('scenario.mark')}</span>;
}
