/** How often a figure is asked for. */
export const frequencies = ['month', 'quarter', 'half', 'year'] as const;
export type Frequency = (typeof frequencies)[number];

const months: { readonly [every in Frequency]: number } = { month: 1, quarter: 3, half: 6, year: 12 };

/** The last day (`YYYY-MM-DD`) of the period in which a day lies. Pure. */
export function periodOf(every: Frequency, day: string): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  const length = months[every];
  return lastDay(year, Math.ceil(month / length) * length);
}

/** The last days of all periods from the one in which `from` lies to the one in which `to` lies. Pure. */
export function periodsBetween(every: Frequency, from: string, to: string): readonly string[] {
  const last = periodOf(every, to);
  const found: string[] = [];
  for (let at = periodOf(every, from); at <= last; at = periodAfter(every, at)) found.push(at);
  return found;
}

/** The last day of the period before one that is told by its last day. Pure. */
export function periodBefore(every: Frequency, period: string): string {
  return stepped(period, -months[every]);
}

function periodAfter(every: Frequency, period: string): string {
  return stepped(period, months[every]);
}

function stepped(period: string, by: number): string {
  const [year = 0, month = 1] = period.split('-').map(Number);
  const at = year * 12 + month - 1 + by;
  return lastDay(Math.floor(at / 12), (at % 12) + 1);
}

function lastDay(year: number, month: number): string {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}
