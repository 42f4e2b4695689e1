import { Link } from '@tanstack/react-router';
import { formatDate } from '@yuheng/console/text/format-time';
import { useText } from '@yuheng/console/text/text-context';
import { type BoardFilter, filterPlan, isEmpty } from './board-filter.ts';
import { DraftNote } from './draft-note.tsx';
import { Gaps } from './gaps.tsx';
import { PlanFolds } from './plan-folds.tsx';
import type { Plan } from './plan-parts.ts';
import styles from './plan-section.module.css';
import { QualitativeList } from './qualitative-list.tsx';
import { SectionTree } from './section-tree.tsx';
import { TargetList } from './target-list.tsx';

/** One plan on the board: its head, its numeric targets, and folded below them the rest; of a draft only the way to its confirmation. */
export function PlanSection({
  plan,
  filter,
  filtering,
  may,
}: {
  readonly plan: Plan;
  readonly filter: BoardFilter;
  readonly filtering: boolean;
  readonly may: boolean;
}) {
  const t = useText('plan');
  const found = filterPlan(plan, filter);
  const { targets, sections } = found;
  const numeric = targets.filter((target) => target.kind === 'numeric');
  const qualitative = targets.filter((target) => target.kind === 'qualitative');
  const tasks = sections.reduce((sum, section) => sum + section.tasks.length, 0);
  if (filtering && isEmpty(found)) return null;
  return (
    <section
      className={styles['plan']}
      aria-labelledby={`plan-${plan.id}`}
      data-testid="plan-row"
      data-state={plan.state}
    >
      <PlanHead plan={plan} />
      {plan.state === 'draft' && <DraftNote plan={plan} may={may} />}
      {numeric.length > 0 && <TargetList targets={numeric} draft={false} />}
      <PlanFolds
        key={String(filtering)}
        open={filtering}
        folds={[
          {
            id: 'qualitative',
            title: t('board.qualitative'),
            count: qualitative.length,
            content: <QualitativeList targets={qualitative} />,
          },
          {
            id: 'tasks',
            title: t('board.tasks'),
            count: tasks,
            content: <SectionTree sections={sections} />,
          },
          {
            id: 'gaps',
            title: t('board.gaps.title'),
            count: plan.state === 'live' && !filtering ? plan.gaps.length : 0,
            content: <Gaps plan={plan} />,
          },
        ]}
      />
    </section>
  );
}

function PlanHead({ plan }: { readonly plan: Plan }) {
  const t = useText('plan');
  return (
    <header className={styles['head']}>
      <h2 id={`plan-${plan.id}`}>
        <Link to="/plan/$plan" params={{ plan: plan.id }} className={styles['title']}>
          {plan.title === '' ? t('board.untitled') : plan.title}
        </Link>
        {plan.state === 'draft' && <span className={styles['draft']}>{t('board.draft')}</span>}
      </h2>
      <p className={styles['meta']}>
        <span>{plan.documentNumber ?? t('board.no-number')}</span>
        {plan.issuer !== null && <span>{plan.issuer}</span>}
        <span>{plan.issueDate === null ? t('board.no-date') : formatDate(plan.issueDate)}</span>
        <Link to="/plan/$plan/document" params={{ plan: plan.id }}>
          {t('board.document')}
        </Link>
      </p>
    </header>
  );
}
