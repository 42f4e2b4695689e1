import { useMutation, useQueryClient } from '@tanstack/react-query';
import { post } from '@yuheng/console/data/request';
import { useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { Failure } from '@yuheng/console/ui/states';
import { say } from '@yuheng/console/ui/toast';
import styles from './draft-note.module.css';
import { Gaps } from './gaps.tsx';
import { type Plan, planTasks } from './plan-parts.ts';
import { VersionNote } from './versions/version-note.tsx';

/** A draft says what confirming will do, and what its document leaves open, before anybody confirms it. */
export function DraftNote({ plan, may }: { readonly plan: Plan; readonly may: boolean }) {
  const t = useText('plan');
  const queries = useQueryClient();
  const done = () => queries.invalidateQueries({ queryKey: ['board'] });
  const confirm = useMutation({
    mutationFn: () => post('/api/plan/confirm-plan', { plan: plan.id }),
    onSuccess: async () => {
      await done();
      say(t('draft.confirmed'));
    },
  });
  const remove = useMutation({
    mutationFn: () => post('/api/plan/remove-plan', { plan: plan.id, reason: t('draft.remove.reason') }),
    onSuccess: done,
  });
  const error = confirm.error ?? remove.error;
  return (
    <div className={styles['draft']} data-testid="draft">
      <p>
        {t('draft.note', { tasks: planTasks(plan).length, targets: plan.targets.length })}
        {plan.gaps.length > 0 && ` ${t('draft.gaps', { gaps: plan.gaps.length })}`}
      </p>
      {plan.gaps.length > 0 && <Gaps plan={plan} />}
      <VersionNote plan={plan} may={may} />
      {error !== null && <Failure error={error} />}
      {may && (
        <p className={styles['buttons']}>
          {plan.amends === null && (
            <Button
              look="decide"
              busy={confirm.isPending}
              onClick={() => confirm.mutate()}
              data-testid="confirm-plan"
            >
              {t('draft.confirm')}
            </Button>
          )}
          <Button
            look="quiet"
            busy={remove.isPending}
            onClick={() => remove.mutate()}
            data-testid="remove-plan"
          >
            {t('draft.remove')}
          </Button>
        </p>
      )}
    </div>
  );
}
