import { useQuery } from '@tanstack/react-query';
import { usePageTitle } from '@yuheng/console/data/page-state';
import { useMay } from '@yuheng/console/data/use-may';
import { useText } from '@yuheng/console/text/text-context';
import { Empty, Failure, Skeleton } from '@yuheng/console/ui/states';
import { useSyntheticPlans } from '../use-synthetic-plans.ts';
import { LedgerIntake } from './ledger-intake.tsx';
import { LedgerList } from './ledger-list.tsx';
import { ledgersQuery } from './ledger-query.ts';
import styles from './ledgers.module.css';

/** The office's own ledgers (台账): they come in here, and go out again as the board is, in their own form. */
export function Page() {
  const t = useText('plan');
  const may = useMay();
  usePageTitle(t('pages.ledgers'));
  useSyntheticPlans();
  const { data, error, refetch } = useQuery(ledgersQuery);
  return (
    <div className={styles['page']}>
      <header>
        <h1>{t('pages.ledgers')}</h1>
        <p className={styles['soft']}>{t('ledger.lead')}</p>
      </header>
      {may && <LedgerIntake />}
      {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <Skeleton lines={4} />}
      {data?.ledgers.length === 0 && <Empty title={t('ledger.none')} />}
      {data !== undefined && data.ledgers.length > 0 && (
        <section className={styles['card']} aria-label={t('ledger.taken')}>
          <h2>{t('ledger.taken')}</h2>
          <LedgerList ledgers={data.ledgers} />
        </section>
      )}
    </div>
  );
}
