import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { post } from '@yuheng/console/data/request';
import { useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { Field } from '@yuheng/console/ui/field';
import { Failure } from '@yuheng/console/ui/states';
import { say } from '@yuheng/console/ui/toast';
import { useState } from 'react';
import type { AmendmentView } from '../../amend/amendment-view.ts';
import styles from './changes.module.css';
import { isUndecided, useAcceptParts } from './use-accept-parts.ts';

/** What will happen, in figures, and the button that makes it so. */
export function PutToWork({ view, may }: { readonly view: AmendmentView; readonly may: boolean }) {
  const t = useText('plan');
  const queries = useQueryClient();
  const [reason, setReason] = useState(() => t('amend.reason', { title: view.plan.title }));
  const apply = useMutation({
    mutationFn: () => post('/api/plan/apply-amendment', { plan: view.plan.id, reason }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['board'] });
      say(t('amend.applied'));
    },
  });
  const accept = useAcceptParts(view.plan.id);
  const { transfer } = view;
  if (transfer === null) return null;
  const figures = ['kept', 'revised', 'opened', 'superseded', 'bound', 'freed', 'decisions'] as const;
  return (
    <section className={styles['work']} data-testid="put-to-work">
      <dl>
        {figures
          .filter((name) => transfer[name] > 0)
          .map((name) => (
            <div key={name}>
              <dt>{t(`amend.transfer.${name}`)}</dt>
              <dd>{transfer[name]}</dd>
            </div>
          ))}
      </dl>
      {transfer.undecided > 0 && (
        <p className={styles['open']}>
          <span data-testid="amend-undecided">{t('amend.undecided', { count: transfer.undecided })}</span>
          {may && (
            <Button
              small
              busy={accept.isPending}
              onClick={() => accept.mutate(view.parts.filter(isUndecided))}
              data-testid="accept-parts"
            >
              {t('amend.accept-all', { count: view.parts.filter(isUndecided).length })}
            </Button>
          )}
          <Link to="/plan/$plan/confirm" params={{ plan: view.plan.id }}>
            {t('amend.decide')}
          </Link>
        </p>
      )}
      {accept.error !== null && <Failure error={accept.error} />}
      {apply.error !== null && <Failure error={apply.error} />}
      {may && (
        <div className={styles['apply']}>
          <Field
            label={t('amend.reason.label')}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <Button
            look="decide"
            busy={apply.isPending}
            disabled={transfer.undecided > 0 || reason.trim() === ''}
            onClick={() => apply.mutate()}
            data-testid="apply-amendment"
          >
            {t('amend.apply')}
          </Button>
        </div>
      )}
    </section>
  );
}
