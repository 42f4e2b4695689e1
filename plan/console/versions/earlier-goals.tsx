import { Link } from '@tanstack/react-router';
import { formatDate } from '@yuheng/console/text/format-time';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import type { Target } from '../plan-parts.ts';
import { goalWords, joined } from '../target-words.ts';
import styles from './version-note.module.css';

/** What earlier versions asked for, each with the day on which it ended; the figures stay on one line. */
export function EarlierGoals({ target }: { readonly target: Target }) {
  const t = useText('plan');
  const { language } = useLanguage();
  return target.earlier.map((earlier) => {
    const words = goalWords(earlier, language, t);
    return (
      <p key={earlier.plan} className={styles['banner']} data-testid="earlier-goal">
        {t('amend.earlier-goal', {
          goal: words === null ? t('board.undecided.one') : joined(words),
          until: formatDate(earlier.until),
        })}{' '}
        <Link to="/plan/$plan" params={{ plan: earlier.plan }}>
          {earlier.title}
        </Link>
      </p>
    );
  });
}
