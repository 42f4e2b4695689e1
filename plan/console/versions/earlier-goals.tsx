import { Link } from '@tanstack/react-router';
import { formatNumber } from '@yuheng/console/text/format-number';
import { formatDate } from '@yuheng/console/text/format-time';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import type { Target } from '../plan-parts.ts';
import styles from './version-note.module.css';

/** What earlier versions asked for, each with the day on which it ended; the figures stay on one line. */
export function EarlierGoals({ target }: { readonly target: Target }) {
  const t = useText('plan');
  const { language } = useLanguage();
  return target.earlier.map(({ plan, title, until, shown, unit }) => (
    <p key={plan} className={styles['banner']} data-testid="earlier-goal">
      {t('amend.earlier-goal', {
        goal: shown === null ? t('board.undecided.one') : `${formatNumber(shown, language)} ${unit}`,
        until: formatDate(until),
      })}{' '}
      <Link to="/plan/$plan" params={{ plan }}>
        {title}
      </Link>
    </p>
  ));
}
