/** `2025-06-30`; the day is held inside a shorter month, so that day 31 means the last one. */
export function isoDate(year: number, month: number, day: number): string {
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return [String(year).padStart(4, '0'), two(month), two(Math.min(day, last))].join('-');
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
