import { useText } from '../text/text-context.ts';
import styles from './synthetic-mark.module.css';

/** Quiet, permanent, wherever synthetic data is shown. */
export function SyntheticMark() {
  const t = useText();
  return (
    <span className={styles['mark']} title={t('synthetic.explained')} data-testid="synthetic-mark">
      {t('synthetic.mark')}
    </span>
  );
}
