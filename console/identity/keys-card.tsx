import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { keysQuery, type SystemKey } from '../data/directory.ts';
import { useTenant } from '../data/tenants.ts';
import { useText } from '../text/text-context.ts';
import { Button } from '../ui/button.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { Failure, Skeleton } from '../ui/states.tsx';
import styles from './identity.module.css';
import { KeyDrawer } from './key-drawer.tsx';
import { nameCell } from './name-cell.tsx';
import { NewKey } from './new-key.tsx';
import { tenantName } from './tenant-name.ts';
import { timeCell } from './time-cell.tsx';

/** The keys of systems: for whom, what they may do, when they were last used; made and revoked. */
export function KeysCard() {
  const t = useText();
  const { tenant, administered } = useTenant();
  const { data, error, refetch } = useQuery(keysQuery(tenant));
  const [adding, setAdding] = useState(false);
  const [opened, setOpened] = useState<string | null>(null);
  const key = data?.keys.find((each) => keyOf(each) === opened);
  const columns: readonly Column<SystemKey>[] = [
    {
      id: 'name',
      title: t('keys.name'),
      value: ({ name }) => name,
      cell: ({ name, revokedAt }) => nameCell({ name, closedAt: revokedAt }),
    },
    {
      id: 'organisation',
      title: t('directory.organisation'),
      value: ({ organisation }) => organisation ?? t('directory.house'),
    },
    {
      id: 'roles',
      title: t('keys.scope'),
      value: ({ roles }) => roles.map((role) => t(`role.${role}`)).join(' · '),
    },
    // A house with one tenant has nothing to tell apart; a key that is good in all says so wherever it is listed.
    ...(administered.length > 1 || data?.keys.some(({ everywhere }) => everywhere) === true
      ? [
          {
            id: 'tenant',
            title: t('keys.where'),
            value: ({ everywhere }: SystemKey) => (everywhere ? t('keys.where.all') : tenantName(tenant, t)),
          },
        ]
      : []),
    {
      id: 'used',
      title: t('keys.used'),
      value: ({ lastUsedAt }) => lastUsedAt ?? '',
      cell: ({ lastUsedAt }) => timeCell(lastUsedAt) ?? t('keys.never'),
    },
    {
      id: 'state',
      title: t('directory.state'),
      value: ({ revokedAt }) => t(revokedAt === null ? 'keys.in-force' : 'keys.revoked'),
    },
  ];
  return (
    <section className={styles['card']} aria-label={t('keys.title')} data-testid="keys">
      <div className={styles['head']}>
        <h2>{t('keys.title')}</h2>
        <Button look="strong" small onClick={() => setAdding(true)} data-testid="add-key">
          {t('keys.add')}
        </Button>
      </div>
      <p className={styles['soft']}>{t('keys.lead')}</p>
      {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <Skeleton lines={3} />}
      {data?.keys.length === 0 && <p className={styles['soft']}>{t('keys.none')}</p>}
      {data !== undefined && data.keys.length > 0 && (
        <DataTable
          name={t('keys.title')}
          rows={data.keys}
          columns={columns}
          rowKey={keyOf}
          rowTestId="key"
          onOpen={(each) => setOpened(keyOf(each))}
        />
      )}
      {adding && <NewKey onClose={() => setAdding(false)} />}
      {key !== undefined && <KeyDrawer systemKey={key} onClose={() => setOpened(null)} />}
    </section>
  );
}

/** A name can be given again once its key is revoked. */
function keyOf({ name, madeAt }: SystemKey): string {
  return `${name} ${madeAt}`;
}
