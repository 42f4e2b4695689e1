import { Link } from '@tanstack/react-router';
import { useText } from '@yuheng/console/text/text-context';
import type { Plan } from '../plan-parts.ts';
import styles from './version-note.module.css';

/** Which version this is: the way to the one before it and to the one after it. */
export function Versions({ plan: { id, previous, successor } }: { readonly plan: Plan }) {
  const t = useText('plan');
  return (
    <>
      {successor !== null && (
        <p className={styles['banner']} data-testid="superseded">
          {t('amend.superseded')}{' '}
          <Link to="/plan/$plan" params={{ plan: successor.id }}>
            {successor.title}
          </Link>
        </p>
      )}
      {previous !== null && (
        <p className={styles['banner']}>
          {t('amend.replaces', { title: previous.title })}{' '}
          <Link to="/plan/$plan/changes" params={{ plan: id }}>
            {t('amend.see')}
          </Link>
        </p>
      )}
    </>
  );
}
