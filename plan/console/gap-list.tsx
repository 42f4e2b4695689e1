import { Link } from '@tanstack/react-router';
import { useText } from '@yuheng/console/text/text-context';
import { Icon } from '@yuheng/console/ui/icon';
import styles from './fold.module.css';
import gaps from './gap-list.module.css';
import type { Gap, Plan } from './plan-parts.ts';

/** What the document leaves open, folded under a live plan. */
export function GapList({ plan }: { readonly plan: Plan }) {
  const t = useText('plan');
  return (
    <details className={styles['fold']} data-testid="gaps">
      <summary>
        <Icon name="down" size={18} />
        <span className={styles['title']}>{t('board.gaps.count', { count: plan.gaps.length })}</span>
        <span className={styles['note']}>{t('board.gaps.note')}</span>
      </summary>
      <Gaps plan={plan} />
    </details>
  );
}

/** The gaps by kind; each opens its place in the document. */
export function Gaps({ plan }: { readonly plan: Plan }) {
  const t = useText('plan');
  const kinds = [...Map.groupBy(plan.gaps, (gap) => gap.kind)];
  return (
    <ul className={gaps['list']}>
      {kinds.map(([kind, found]) => (
        <li key={kind}>
          <strong>{t(`gap.${kind}`)}</strong>
          {found.length > 1 && <span className={styles['note']}> × {found.length}</span>}
          <ul className={gaps['details']}>
            {found.slice(0, 6).map((gap) => (
              <GapDetail key={`${gap.span?.start ?? 'none'} ${gap.detail}`} plan={plan.id} gap={gap} />
            ))}
            {found.length > 6 && (
              <li>
                <Link to="/plan/$plan/document" params={{ plan: plan.id }}>
                  {t('board.gaps.more', { count: found.length - 6 })}
                </Link>
              </li>
            )}
          </ul>
        </li>
      ))}
    </ul>
  );
}

function GapDetail({ plan, gap }: { readonly plan: string; readonly gap: Gap }) {
  if (gap.detail === '') return null;
  if (gap.span === null) return <li>{gap.detail}</li>;
  const { start, end } = gap.span;
  return (
    <li>
      <Link to="/plan/$plan/document" params={{ plan }} search={{ start: String(start), end: String(end) } as never}>
        {gap.detail}
      </Link>
    </li>
  );
}
