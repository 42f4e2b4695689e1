/** All of China keeps one time (GB/T 7408.1; UTC+8, no summer time). */
const zone = 'Asia/Shanghai';

const written = new Intl.DateTimeFormat('sv-SE', {
  timeZone: zone,
  dateStyle: 'short',
  timeStyle: 'medium',
  hourCycle: 'h23',
});

/** `2026-11-22 16:00:00` in China; a date without a time and what is no time stay as they are. */
export function localTime(iso: string): string {
  const time = new Date(iso);
  return /^\d{4}-\d{2}-\d{2}T/.test(iso) && !Number.isNaN(time.getTime()) ? written.format(time) : iso;
}
