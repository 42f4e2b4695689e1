import { useQuery } from '@tanstack/react-query';
import { proposalKindsQuery } from '../data/proposals.ts';
import { useText } from '../text/text-context.ts';
import styles from './proposals.module.css';

/** Who decides about a change of this kind, for whoever does not. */
export function WhoDecides({ kind }: { readonly kind: string }) {
  const t = useText();
  const found = useQuery(proposalKindsQuery).data?.kinds.find(({ name }) => name === kind);
  if (found === undefined) return null;
  const who = found.deciders.map((role) => t(`role.${role}`)).join(t('proposals.and'));
  return (
    <p className={styles['soft']} data-testid="who-decides">
      {who === '' ? t('proposals.decided-by.nobody') : t('proposals.decided-by', { who })}
    </p>
  );
}
