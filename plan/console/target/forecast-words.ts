/** How a chance is said: whole per cent, and neither never nor always, which no forecast can tell. */
export function chanceKey(chance: number): {
  readonly key: 'about' | 'most' | 'least';
  readonly chance: number;
} {
  const whole = Math.round(chance * 100);
  return { key: whole > 99 ? 'most' : whole < 1 ? 'least' : 'about', chance: whole };
}

/** The name of a usual time between readings. */
export function periodKey(days: number): 'month' | 'quarter' | 'year' | 'days' {
  if (days >= 28 && days <= 32) return 'month';
  if (days >= 88 && days <= 94) return 'quarter';
  return days >= 360 && days <= 370 ? 'year' : 'days';
}
