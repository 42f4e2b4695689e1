import type { SystemKey } from '../data/directory.ts';
import { useTenant } from '../data/tenants.ts';
import { useText } from '../text/text-context.ts';
import { Button } from '../ui/button.tsx';
import { Drawer } from '../ui/drawer.tsx';
import { RelativeTime } from '../ui/relative-time.tsx';
import { Failure } from '../ui/states.tsx';
import styles from './identity.module.css';
import { useChange } from './use-change.ts';

/** One key: what is known of it, and revoking it. */
export function KeyDrawer({
  systemKey: { name, organisation, roles, synthetic, everywhere, madeAt, lastUsedAt, revokedAt },
  onClose,
}: {
  readonly systemKey: SystemKey;
  readonly onClose: () => void;
}) {
  const t = useText();
  const { where, administered } = useTenant();
  const revoke = useChange(undefined, where);
  return (
    <Drawer title={name} testId="key-drawer" onClose={onClose}>
      <dl className={styles['facts']}>
        <dt>{t('directory.organisation')}</dt>
        <dd>{organisation ?? t('directory.house')}</dd>
        <dt>{t('keys.scope')}</dt>
        <dd>{roles.map((role) => t(`role.${role}`)).join(' · ')}</dd>
        {everywhere && administered.length > 1 && (
          <>
            <dt>{t('directory.tenant')}</dt>
            <dd>{t('keys.everywhere')}</dd>
          </>
        )}
        {synthetic && (
          <>
            <dt>{t('keys.synthetic')}</dt>
            <dd>{t('keys.synthetic.does')}</dd>
          </>
        )}
        <dt>{t('keys.made')}</dt>
        <dd>
          <RelativeTime at={madeAt} />
        </dd>
        <dt>{t('keys.used')}</dt>
        <dd>{lastUsedAt === null ? t('keys.never') : <RelativeTime at={lastUsedAt} />}</dd>
        {revokedAt !== null && (
          <>
            <dt>{t('keys.revoked')}</dt>
            <dd>
              <RelativeTime at={revokedAt} />
            </dd>
          </>
        )}
      </dl>
      {revokedAt === null && (
        <section className={styles['part']}>
          <h3>{t('keys.revoke')}</h3>
          <p className={styles['soft']}>{t('keys.revoke.lead')}</p>
          {revoke.error !== null && <Failure error={revoke.error} />}
          <div>
            <Button
              look="decide"
              small
              busy={revoke.isPending}
              onClick={() => revoke.mutate({ operation: 'revoke-key', input: { name } })}
              data-testid="revoke-key"
            >
              {t('keys.revoke')}
            </Button>
          </div>
        </section>
      )}
    </Drawer>
  );
}
