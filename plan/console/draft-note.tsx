import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { post } from '@yuheng/console/data/request';
import { useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { Failure } from '@yuheng/console/ui/states';
import styles from './draft-note.module.css';
import { Gaps } from './gaps.tsx';
import type { Plan } from './plan-parts.ts';
import { VersionNote } from './versions/version-note.tsx';

/** A draft says how much of it is undecided, leads to where that is done, and names what its document leaves open. */
export function DraftNote({ plan, may }: { readonly plan: Plan; readonly may: boolean }) {
  const t = useText('plan');
  const queries = useQueryClient();
  const remove = useMutation({
    mutationFn: () => post('/api/plan/remove-plan', { plan: plan.id, reason: t('draft.remove.reason') }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['board'] }),
  });
  return (
    <div className={styles['draft']} data-testid="draft">
      <p>
        {t('draft.note', { ...plan.confirmation })}
        {plan.gaps.length > 0 && ` ${t('draft.gaps', { gaps: plan.gaps.length })}`}
      </p>
      {plan.gaps.length > 0 && <Gaps plan={plan} />}
      <VersionNote plan={plan} may={may} />
      {remove.error !== null && <Failure error={remove.error} />}
      <p className={styles['buttons']}>
        <Link
          to="/plan/$plan/confirm"
          params={{ plan: plan.id }}
          className={styles['way']}
          data-testid="open-confirm"
        >
          {t('draft.confirm')}
        </Link>
        {may && (
          <Button
            look="quiet"
            busy={remove.isPending}
            onClick={() => remove.mutate()}
            data-testid="remove-plan"
          >
            {t('draft.remove')}
          </Button>
        )}
      </p>
    </div>
  );
}
