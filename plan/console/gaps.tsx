import { Link } from '@tanstack/react-router';
import { useText } from '@yuheng/console/text/text-context';
import styles from './gaps.module.css';
import type { Gap, Plan } from './plan-parts.ts';

/** The gaps by kind; each opens its place in the document. */
export function Gaps({ plan }: { readonly plan: Plan }) {
  const t = useText('plan');
  const kinds = [...Map.groupBy(plan.gaps, (gap) => gap.kind)];
  return (
    <ul className={styles['list']} data-testid="gaps">
      {kinds.map(([kind, found]) => (
        <li key={kind}>
          <strong>{t(`gap.${kind}`)}</strong>
          {found.length > 1 && <span className={styles['count']}> × {found.length}</span>}
          <ul className={styles['details']}>
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
      <Link
        to="/plan/$plan/document"
        params={{ plan }}
        search={{ start: String(start), end: String(end) } as never}
      >
        {gap.detail}
      </Link>
    </li>
  );
}
