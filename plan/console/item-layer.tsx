import { useText } from '@yuheng/console/text/text-context';
import { Drawer } from '@yuheng/console/ui/drawer';
import { lazy, Suspense } from 'react';
import { type Plan, planTasks } from './plan-parts.ts';
import { useItem } from './use-item.ts';

const TargetPanel = lazy(async () => ({ default: (await import('./target-panel.tsx')).TargetPanel }));
const TaskPanel = lazy(async () => ({ default: (await import('./task-panel.tsx')).TaskPanel }));

/** Opens the panel of the target or task that the address names; one that has left the board meanwhile says so. */
export function ItemLayer({ plans, may }: { readonly plans: readonly Plan[]; readonly may: boolean }) {
  const t = useText('plan');
  const { target: targetId, task: taskId, close } = useItem();
  for (const plan of plans) {
    const target = plan.targets.find(({ id }) => id === targetId);
    const task = planTasks(plan).find(({ id }) => id === taskId);
    if (target === undefined && task === undefined) continue;
    return (
      <Suspense fallback={null}>
        {target !== undefined && (
          <TargetPanel key={target.id} plan={plan} target={target} may={may} onClose={close} />
        )}
        {task !== undefined && <TaskPanel key={task.id} plan={plan} task={task} may={may} onClose={close} />}
      </Suspense>
    );
  }
  // While nothing is read yet there are no plans at all.
  if ((targetId ?? taskId) === undefined || plans.length === 0) return null;
  return (
    <Drawer title={t('item.gone')} testId="item-gone" onClose={close}>
      <p>{t('item.gone.words')}</p>
    </Drawer>
  );
}
