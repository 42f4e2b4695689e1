import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { proposalKindsQuery } from '../data/proposals.ts';
import { useText } from '../text/text-context.ts';
import styles from './proposals.module.css';

/** Said before anybody fills in a form: nobody else is there who may approve a change of this kind. Nothing where somebody is. */
export function NobodyApproves({ kind }: { readonly kind: string }) {
  const t = useText();
  const { data } = useQuery(proposalKindsQuery);
  const found = data?.kinds.find(({ name }) => name === kind);
  if (data === undefined || found === undefined || found.approvers > 0) return null;
  return (
    <p className={styles['obstacle']} role="status" data-testid="nobody-approves">
      {t('proposals.nobody')}{' '}
      {data.mayInvite ? (
        <Link to={'/people' as never}>{t('proposals.invite')}</Link>
      ) : (
        t('proposals.ask-administrator')
      )}
    </p>
  );
}
