import words from './period-words.json' with { type: 'json' };

/**
 * The last day (`YYYY-MM-DD`) of the period that a cell names: a year, a half, a quarter, a month or a day (2025, 2025年, 2025年上半年,
 * 2025年三季度, 2025Q3, 2025-09, 2025年9月, 2025-09-30). Null for anything else. Pure.
 */
export function periodEnd(text: string): string | null {
  const plain = text.normalize('NFKC').replaceAll(/\s/g, '');
  const year = /^(\d{4})(?:年|年度)?$/.exec(plain);
  if (year) return lastDay(Number(year[1]), 12);
  const half = /^(\d{4})年?(上|下)半年$/.exec(plain) ?? /^(\d{4})-?H([12])$/i.exec(plain);
  if (half) return lastDay(Number(half[1]), half[2] === words.firstHalf || half[2] === '1' ? 6 : 12);
  const quarter = /^(\d{4})年?第?([一二三四1-4])季度?$/.exec(plain) ?? /^(\d{4})-?Q([1-4])$/i.exec(plain);
  if (quarter) {
    const [, of, which = ''] = quarter;
    const number = words.quarters.includes(which) ? words.quarters.indexOf(which) + 1 : Number(which);
    return lastDay(Number(of), number * 3);
  }
  const month = /^(\d{4})[-/.年](\d{1,2})月?$/.exec(plain) ?? /^(\d{4})(0[1-9]|1[0-2])$/.exec(plain);
  if (month) return lastDay(Number(month[1]), Number(month[2]));
  return dayOf(plain);
}

/** A day as tables write it (2026-03-01, 2026/3/1, 2026年3月1日); null for what is none. Pure. */
export function dayOf(text: string): string | null {
  const match = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text.normalize('NFKC').trim());
  if (!match) return null;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  const date = new Date(Date.UTC(year, month - 1, day));
  const real = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1949;
  return real ? date.toISOString().slice(0, 10) : null;
}

function lastDay(year: number, month: number): string | null {
  if (year < 1949 || month < 1 || month > 12) return null;
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}
