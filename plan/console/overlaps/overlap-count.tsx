import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { formatNumber } from '@yuheng/console/text/format-number';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { Figure } from '@yuheng/console/ui/figure';
import { overlapsQuery } from '../versions/version-query.ts';
import styles from './overlaps.module.css';

/** On the board, how much work several plans ask for, and the way to it; nothing where there is none. */
export function OverlapCount() {
  const t = useText('plan');
  const { language } = useLanguage();
  const { data } = useQuery(overlapsQuery);
  const count = (data?.overlaps ?? []).filter(({ judgement }) => judgement?.same !== false).length;
  if (count === 0) return null;
  return (
    <div>
      <dt>{t('overlap.count')}</dt>
      <dd>
        <Link to="/plan/overlaps" className={styles['count']} data-testid="overlap-count">
          <Figure figure={formatNumber(count, language)} size="row" />
        </Link>
      </dd>
    </div>
  );
}
