/** When something comes true: all on one day, or so many a month from that day on. */
export interface Pace {
  /** `YYYY-MM-DD` */
  readonly from: string;
  readonly perMonth?: number;
}

/** The day of the n-th (from 0). A month that is too short takes its last day. Pure. */
export function dayOf({ from, perMonth }: Pace, index: number): string {
  return perMonth === undefined ? from : monthsAfter(from, Math.floor(index / perMonth));
}

/** The same day so many months later. */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

/** The instant from which a day counts. */
export function beginningOf(day: string): string {
  return `${day}T00:00:00.000Z`;
}
