/** Last days (`YYYY-MM-DD`) of the quarters that ended between `since` and now, oldest first. */
export function quarterEnds(since: string, now: Date): readonly string[] {
  const today = now.toISOString().slice(0, 10);
  const days: string[] = [];
  for (
    let quarter = Math.floor((Number(since.slice(5, 7)) - 1) / 3), year = Number(since.slice(0, 4));
    ;
    quarter += 1
  ) {
    // Day 0 of a month is the last day of the month before.
    const day = new Date(Date.UTC(year, (quarter + 1) * 3, 0)).toISOString().slice(0, 10);
    if (day >= today) return days;
    if (day >= since) days.push(day);
  }
}
