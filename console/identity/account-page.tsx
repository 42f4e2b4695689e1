import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { sessionsQuery } from '../data/directory.ts';
import { usePageTitle } from '../data/page-state.ts';
import { tenantsQuery } from '../data/tenants.ts';
import { whoQuery } from '../data/who.ts';
import { useText } from '../text/text-context.ts';
import { Failure, Skeleton } from '../ui/states.tsx';
import styles from './identity.module.css';
import { PasswordForm } from './password-form.tsx';
import { SessionList } from './session-list.tsx';
import { tenantName } from './tenant-name.ts';

/** One's own account: who one is here, the password, and where one is signed in. */
export function Page() {
  const t = useText();
  usePageTitle(t('account.title'));
  const { user } = useSuspenseQuery(whoQuery).data;
  const { data, error, refetch } = useQuery(sessionsQuery(null));
  const held = useQuery(tenantsQuery).data?.tenants ?? [];
  if (user === null) return null;
  // Who administers the house is that in all of them.
  const several = held.length > 1 && !held.every(({ administers }) => administers);
  const rolesOf = (roles: readonly string[]) => roles.map((role) => t(`role.${role}`)).join(' · ');
  const account = user.id.replace(/^user:/, '');
  return (
    <div className={styles['page']}>
      <header>
        <h1>{t('account.title')}</h1>
      </header>
      <section className={styles['card']} aria-label={t('account.you')}>
        <h2>{t('account.you')}</h2>
        <dl className={styles['facts']}>
          <dt>{t('directory.person-name')}</dt>
          <dd>{user.name}</dd>
          <dt>{t('directory.account')}</dt>
          <dd>{account}</dd>
          {user.tenant !== null && !several && (
            <>
              <dt>{t('directory.tenant')}</dt>
              <dd>{user.tenant}</dd>
            </>
          )}
          <dt>{t('directory.organisation')}</dt>
          <dd>{user.organisation ?? t('directory.house')}</dd>
          {user.unit !== null && (
            <>
              <dt>{t('directory.unit')}</dt>
              <dd>{user.unit}</dd>
            </>
          )}
          <dt>{t('directory.roles')}</dt>
          <dd>
            {several
              ? held.map(({ name, roles }) => (
                  <div key={name ?? ''}>
                    {tenantName(name, t)} <span className={styles['small']}>{rolesOf(roles)}</span>
                  </div>
                ))
              : rolesOf(user.roles)}
          </dd>
        </dl>
        {user.tenant !== null && <p className={styles['soft']}>{t('account.tenant')}</p>}
      </section>
      {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <Skeleton lines={5} />}
      {data !== undefined && data.password !== null && (
        <section className={styles['card']} aria-label={t('account.password')}>
          <h2>{t('account.password')}</h2>
          {!data.password.set && data.password.fresh && (
            <p className={styles['soft']}>{t('account.password.first')}</p>
          )}
          <PasswordForm account={account} {...data.password} />
        </section>
      )}
      {data !== undefined && (
        <section className={styles['card']} aria-label={t('sessions.title')}>
          <h2>{t('sessions.title')}</h2>
          <p className={styles['soft']}>{t('sessions.lead')}</p>
          <SessionList person={null} />
        </section>
      )}
    </div>
  );
}
