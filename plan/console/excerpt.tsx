import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useText } from '@yuheng/console/text/text-context';
import { Failure, Skeleton } from '@yuheng/console/ui/states';
import { documentQuery } from './board-query.ts';
import { excerptAround } from './document-marks.ts';
import styles from './excerpt.module.css';
import type { Plan, Span } from './plan-parts.ts';

/** The words of the document around a span, with the span marked, and the way to the whole document. */
export function Excerpt({ plan, span }: { readonly plan: Plan; readonly span: Span }) {
  const t = useText('plan');
  const { data, error, refetch } = useQuery(documentQuery(plan.document));
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton lines={3} />;
  const { before, marked, after } = excerptAround(data.text, span);
  return (
    <figure className={styles['excerpt']} data-testid="excerpt">
      <blockquote>
        {before}
        <mark>{marked}</mark>
        {after}
      </blockquote>
      <figcaption>
        <Link
          to="/plan/$plan/document"
          params={{ plan: plan.id }}
          search={{ start: String(span.start), end: String(span.end) } as never}
        >
          {t('document.open')}
        </Link>
      </figcaption>
    </figure>
  );
}
