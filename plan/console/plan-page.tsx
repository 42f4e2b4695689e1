import { Link } from '@tanstack/react-router';
import { usePageTitle, useSynthetic } from '@yuheng/console/data/page-state';
import { useMay } from '@yuheng/console/data/use-may';
import { useSourceWords } from '@yuheng/console/evidence/use-source-words';
import { SubjectProposals } from '@yuheng/console/proposals/subject-proposals';
import { formatDate } from '@yuheng/console/text/format-time';
import { useText } from '@yuheng/console/text/text-context';
import { Empty, Failure, Skeleton } from '@yuheng/console/ui/states';
import { DraftNote } from './draft-note.tsx';
import { Gaps } from './gaps.tsx';
import { ItemLayer } from './item-layer.tsx';
import { PlanOutline } from './plan-outline.tsx';
import styles from './plan-page.module.css';
import type { Plan } from './plan-parts.ts';
import { RevokePlan } from './revoke-plan.tsx';
import { usePlan } from './use-plan.ts';
import { Versions } from './versions/versions.tsx';

/** One plan in the order of its document: sections, the targets they set, the tasks they give. */
export function Page() {
  const t = useText('plan');
  const { plan, error, retry } = usePlan();
  const may = useMay();
  usePageTitle(plan?.title ?? '');
  useSynthetic(plan?.synthetic ?? false);
  return (
    <div className={styles['page']}>
      {error !== null && <Failure error={error} onRetry={retry} />}
      {error === null && plan === undefined && <Skeleton lines={8} />}
      {plan === null && (
        <Empty title={t('plan.gone')}>
          <Link to="/">{t('plan.back')}</Link>
        </Empty>
      )}
      {plan != null && (
        <>
          <PlanHead plan={plan} />
          <Versions plan={plan} />
          <SubjectProposals subject={plan.id} />
          {plan.state === 'draft' && <DraftNote plan={plan} may={may} />}
          <PlanOutline plan={plan} />
          {plan.state === 'live' && plan.gaps.length > 0 && (
            <section className={styles['chapter']}>
              <h2>{t('board.gaps.title')}</h2>
              <Gaps plan={plan} />
            </section>
          )}
          {may && plan.state === 'live' && <RevokePlan plan={plan} />}
          <ItemLayer plans={[plan]} may={may && plan.state !== 'superseded'} />
        </>
      )}
    </div>
  );
}

function PlanHead({ plan }: { readonly plan: Plan }) {
  const t = useText('plan');
  const words = useSourceWords();
  return (
    <header className={styles['head']}>
      <h1>{plan.title}</h1>
      <dl>
        <div>
          <dt>{t('plan.number')}</dt>
          <dd>{plan.documentNumber ?? t('board.no-number')}</dd>
        </div>
        <div>
          <dt>{t('plan.issuer')}</dt>
          <dd>{plan.issuer ?? t('plan.no-issuer')}</dd>
        </div>
        <div>
          <dt>{t('plan.date')}</dt>
          <dd>{plan.issueDate === null ? t('board.no-date') : formatDate(plan.issueDate)}</dd>
        </div>
        <div>
          <dt>{t('plan.imported')}</dt>
          <dd>
            {formatDate(plan.importedAt)} · {words.actor(plan.importedBy)}
          </dd>
        </div>
        <div>
          <dt>{t('plan.source')}</dt>
          <dd>
            <Link to="/plan/$plan/document" params={{ plan: plan.id }}>
              {plan.source.name}
            </Link>
          </dd>
        </div>
      </dl>
    </header>
  );
}
