import { CLOCK_STEP, useNow } from '../data/use-now.ts';
import { formatDateTime, formatRelative } from '../text/format-time.ts';
import { useLanguage } from '../text/text-context.ts';

/** "3 minutes ago", with the exact time on hover and for machines. */
export function RelativeTime({ at }: { readonly at: string }) {
  const { language } = useLanguage();
  const seen = useNow();
  // The clock of the screen is up to half a minute behind: what has just happened is not to come.
  const ahead = Date.parse(at) - seen;
  const now = ahead > 0 && ahead < CLOCK_STEP ? seen + ahead : seen;
  return (
    <time dateTime={at} title={formatDateTime(at)}>
      {formatRelative(at, now, language)}
    </time>
  );
}
