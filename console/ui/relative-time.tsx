import { CLOCK_STEP, useNowNear } from '../data/use-now.ts';
import { formatDateTime, formatRelative } from '../text/format-time.ts';
import { useLanguage } from '../text/text-context.ts';

/** "3 minutes ago", with the exact time on hover and for machines. */
export function RelativeTime({ at }: { readonly at: string }) {
  const { language } = useLanguage();
  const time = Date.parse(at);
  const seen = useNowNear(time);
  // The clock of the screen is behind: what has just happened is not to come.
  const ahead = time - seen;
  const now = ahead > 0 && ahead < CLOCK_STEP ? seen + ahead : seen;
  return (
    <time dateTime={at} title={formatDateTime(at)}>
      {formatRelative(at, now, language)}
    </time>
  );
}
