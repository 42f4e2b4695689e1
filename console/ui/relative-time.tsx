import { useNow } from '../data/use-now.ts';
import { formatDateTime, formatRelative } from '../text/format-time.ts';
import { useLanguage } from '../text/text-context.ts';

/** "3 minutes ago", with the exact time on hover and for machines. */
export function RelativeTime({ at }: { readonly at: string }) {
  const { language } = useLanguage();
  const now = useNow();
  return (
    <time dateTime={at} title={formatDateTime(at)}>
      {formatRelative(at, now, language)}
    </time>
  );
}
