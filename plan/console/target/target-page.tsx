import { Link, useParams } from '@tanstack/react-router';
import { usePageTitle, useSynthetic } from '@yuheng/console/data/page-state';
import { useMay } from '@yuheng/console/data/use-may';
import { useText } from '@yuheng/console/text/text-context';
import { Empty, Failure, Skeleton } from '@yuheng/console/ui/states';
import { usePlan } from '../use-plan.ts';
import { TargetBody } from './target-body.tsx';
import styles from './target-page.module.css';

/** One target with a page and an address of its own, to be sent to somebody. */
export function Page() {
  const t = useText('plan');
  const params: { target?: string } = useParams({ strict: false });
  const { plan, error, retry } = usePlan();
  const may = useMay();
  const target = plan?.targets.find(({ id }) => id === params.target);
  usePageTitle(target?.subject ?? '');
  useSynthetic(plan?.synthetic ?? false);
  return (
    <div className={styles['page']} data-testid="target-page">
      {error !== null && <Failure error={error} onRetry={retry} />}
      {error === null && plan === undefined && <Skeleton lines={8} />}
      {plan === null && (
        <Empty title={t('plan.gone')}>
          <Link to="/">{t('plan.back')}</Link>
        </Empty>
      )}
      {plan != null && (
        <>
          <p className={styles['way']}>
            <Link to="/plan/$plan" params={{ plan: plan.id }}>
              {plan.title}
            </Link>
          </p>
          {target === undefined ? (
            <Empty title={t('forecast.gone')}>
              <Link to="/plan/$plan" params={{ plan: plan.id }}>
                {t('forecast.back')}
              </Link>
            </Empty>
          ) : (
            <>
              <h1>{target.subject}</h1>
              {may && plan.state === 'live' && target.measure !== null && (
                <p className={styles['way']}>
                  <Link to="/scenarios" search={{ target: target.id } as never} data-testid="to-scenarios">
                    {t('scenario.from-target')}
                  </Link>
                </p>
              )}
              <article className={styles['card']}>
                <TargetBody plan={plan} target={target} may={may && plan.state !== 'superseded'} />
              </article>
            </>
          )}
        </>
      )}
    </div>
  );
}
