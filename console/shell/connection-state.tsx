import { useConnection } from '../data/use-live.ts';
import { useText } from '../text/text-context.ts';
import styles from './connection-state.module.css';

/** A lost connection is said in one line; it goes away by itself when all is well again. */
export function ConnectionState() {
  const t = useText();
  const { state } = useConnection();
  return (
    <div role="status" data-testid="connection-state" data-state={state}>
      {state === 'lost' && <p className={styles['lost']}>{t('connection.lost')}</p>}
    </div>
  );
}
