import { Link } from '@tanstack/react-router';
import { useOpenProposals } from '@yuheng/console/data/proposals';
import { ProposeForm } from '@yuheng/console/proposals/propose-form';
import { SubjectProposals } from '@yuheng/console/proposals/subject-proposals';
import { useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { Failure } from '@yuheng/console/ui/states';
import { useState } from 'react';
import type { AmendmentView } from '../../amend/amendment-view.ts';
import styles from './changes.module.css';
import { isUndecided, useAcceptParts } from './use-accept-parts.ts';

/** What will happen, in figures, and the way to propose it; what is proposed already. */
export function PutToWork({ view, may }: { readonly view: AmendmentView; readonly may: boolean }) {
  const t = useText('plan');
  const [isProposing, setProposing] = useState(false);
  const isProposed = useOpenProposals(view.previous.id).some(
    ({ kind, content }) => kind === 'plan.amendment' && content['plan'] === view.plan.id,
  );
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
      <SubjectProposals subject={view.previous.id} />
      {may && isProposing && !isProposed && (
        <ProposeForm
          change={{
            kind: 'plan.amendment',
            content: { plan: view.plan.id, previous: view.previous.id },
          }}
          because={t('amend.reason', { title: view.plan.title })}
          onDone={() => setProposing(false)}
          onCancel={() => setProposing(false)}
        />
      )}
      {may && !isProposing && !isProposed && (
        <p>
          <Button
            disabled={transfer.undecided > 0}
            onClick={() => setProposing(true)}
            data-testid="propose-amendment"
          >
            {t('amend.propose')}
          </Button>
        </p>
      )}
    </section>
  );
}
