import { Link, useParams } from '@tanstack/react-router';
import { usePageTitle, useSynthetic } from '@yuheng/console/data/page-state';
import { RequestProblem } from '@yuheng/console/data/request';
import { useMay } from '@yuheng/console/data/use-may';
import { useText } from '@yuheng/console/text/text-context';
import { Empty, Failure, Skeleton } from '@yuheng/console/ui/states';
import { ConfirmWorkbench } from './confirm-workbench.tsx';
import { useConfirmation } from './use-confirmation.ts';

/** A draft is gone through, thing by thing, before it reaches the board. */
export function Page() {
  const t = useText('plan');
  const { plan = '' }: { plan?: string } = useParams({ strict: false });
  const { loaded, error, retry } = useConfirmation(plan);
  const may = useMay();
  usePageTitle(loaded?.confirmation.head.title ?? loaded?.answer.name ?? '');
  useSynthetic(loaded?.answer.synthetic ?? false);
  // What is on the screen stays there when reading it anew fails: the next event or the reconnection makes it good.
  if (loaded !== undefined) return <ConfirmWorkbench key={plan} loaded={loaded} may={may} />;
  if (error instanceof RequestProblem && (error.status === 404 || error.status === 400)) {
    return (
      <Empty title={t('plan.gone')}>
        <Link to="/">{t('plan.back')}</Link>
      </Empty>
    );
  }
  if (error !== null) return <Failure error={error} onRetry={retry} />;
  return <Skeleton lines={12} />;
}
