import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { post } from '@yuheng/console/data/request';
import { useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { Select } from '@yuheng/console/ui/select';
import { Failure } from '@yuheng/console/ui/states';
import { plansQuery } from '../board-query.ts';
import type { Plan } from '../plan-parts.ts';
import styles from './version-note.module.css';
import { previousVersionQuery } from './version-query.ts';

/** Whether a draft is a new version of a plan at work: a person says so, the likeliest one is named first. */
export function VersionNote({
  plan,
  may,
}: {
  readonly plan: Pick<Plan, 'id' | 'state' | 'amends'>;
  readonly may: boolean;
}) {
  const t = useText('plan');
  const queries = useQueryClient();
  const live = (useQuery(plansQuery).data?.plans ?? []).filter(({ state }) => state === 'live');
  const { data } = useQuery({
    ...previousVersionQuery(plan.id),
    enabled: plan.amends === null && live.length > 0,
  });
  const mark = useMutation({
    mutationFn: (previous: string | null) => post('/api/plan/mark-new-version', { plan: plan.id, previous }),
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['board'] }),
        queries.invalidateQueries({ queryKey: plansQuery.queryKey }),
        queries.invalidateQueries({ queryKey: ['decisions', plan.id] }),
      ]),
  });
  if (plan.state !== 'draft') return null;
  if (plan.amends !== null) {
    return (
      <div className={styles['note']} data-testid="version-note">
        <p>
          {t('amend.marked', { title: plan.amends.title })}{' '}
          <Link to="/plan/$plan/changes" params={{ plan: plan.id }} data-testid="see-changes">
            {t('amend.see')}
          </Link>
        </p>
        {may && (
          <Button small look="quiet" busy={mark.isPending} onClick={() => mark.mutate(null)}>
            {t('amend.unmark')}
          </Button>
        )}
        {mark.error !== null && <Failure error={mark.error} />}
      </div>
    );
  }
  const likely = data?.plans[0];
  if (!may || live.length === 0) return null;
  return (
    <div className={styles['note']} data-testid="version-note">
      {likely !== undefined && <p>{t('amend.looks-like', { title: likely.title })}</p>}
      {likely !== undefined && (
        <Button small busy={mark.isPending} onClick={() => mark.mutate(likely.id)} data-testid="mark-version">
          {t('amend.mark', { title: likely.title })}
        </Button>
      )}
      <Select
        label={t('amend.choose')}
        labelHidden
        value=""
        choices={[
          { value: '', text: t('amend.choose') },
          ...live.map(({ id, title }) => ({ value: id, text: title })),
        ]}
        onChange={(previous) => previous !== '' && mark.mutate(previous)}
      />
      {mark.error !== null && <Failure error={mark.error} />}
    </div>
  );
}
