import { Link } from '@tanstack/react-router';
import { useText } from '@yuheng/console/text/text-context';
import { Drawer } from '@yuheng/console/ui/drawer';
import type { Plan, Target } from './plan-parts.ts';
import { TargetBody } from './target/target-body.tsx';

/** A target beside the list that it was opened from. */
export function TargetPanel({
  plan,
  target,
  may,
  onClose,
}: {
  readonly plan: Plan;
  readonly target: Target;
  readonly may: boolean;
  readonly onClose: () => void;
}) {
  const t = useText('plan');
  return (
    <Drawer title={target.subject} testId="target-panel" onClose={onClose}>
      <p>
        <Link
          to="/plan/$plan/target/$target"
          params={{ plan: plan.id, target: target.id }}
          data-testid="target-page-link"
        >
          {t('forecast.open')}
        </Link>
      </p>
      <TargetBody plan={plan} target={target} may={may} />
    </Drawer>
  );
}
