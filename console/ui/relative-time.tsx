import { useEffect, useState } from 'react';
import { formatDateTime, formatRelative } from '../text/format-time.ts';
import { useLanguage } from '../text/text-context.ts';

/** "3 minutes ago", with the exact time on hover and for machines. */
export function RelativeTime({ at }: { readonly at: string }) {
  const { language } = useLanguage();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <time dateTime={at} title={formatDateTime(at)}>
      {formatRelative(at, Math.max(now, Date.now() - 30_000), language)}
    </time>
  );
}
