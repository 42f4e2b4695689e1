import { Link, useParams } from '@tanstack/react-router';
import { usePageTitle, useSynthetic } from '@yuheng/console/data/page-state';
import { RequestProblem } from '@yuheng/console/data/request';
import { useMay } from '@yuheng/console/data/use-may';
import { usePlace } from '@yuheng/console/data/use-place';
import { useText } from '@yuheng/console/text/text-context';
import { Empty, Failure, Skeleton } from '@yuheng/console/ui/states';
import { thingKey } from '../../confirm/standing.ts';
import { ConfirmWorkbench } from './confirm-workbench.tsx';
import { takesNumber } from './confirmation.ts';
import { useConfirmation } from './use-confirmation.ts';

/** A draft is gone through, thing by thing, before it reaches the board. */
export function Page() {
  const t = useText('plan');
  const { plan = '' }: { plan?: string } = useParams({ strict: false });
  const { loaded, error, retry } = useConfirmation(plan);
  const { query } = usePlace();
  const may = useMay();
  usePageTitle(loaded?.confirmation.head.title ?? loaded?.answer.name ?? '');
  useSynthetic(loaded?.answer.synthetic ?? false);
  // What is on the screen stays there when reading it anew fails: the next event or the reconnection makes it good.
  if (loaded !== undefined) {
    const asked = thingKey({ kind: 'target', id: query['target'] ?? '' });
    const entry = loaded.confirmation.byKey.get(asked);
    const target = entry !== undefined && takesNumber(entry) ? asked : null;
    return <ConfirmWorkbench key={`${plan} ${asked}`} loaded={loaded} may={may} asked={target} />;
  }
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
