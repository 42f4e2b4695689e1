import type { UnitRow } from './briefing.ts';
import type { EvidenceBook } from './evidence-book.ts';
import { asCounted, type TrackedTask } from './tracked-task.ts';

/**
 * Completion by lead unit, the best first: by rate, then by fewer overdue, then by more tasks. Who is equal in all three
 * shares a rank. What has no unit stands last and is ranked like the others.
 */
export function unitRows(tasks: readonly TrackedTask[], book: EvidenceBook): readonly UnitRow[] {
  const counts = [...Map.groupBy(tasks, ({ lead }) => lead)].map(([unit, own]) => {
    const done = own.filter(({ standing }) => standing === 'done').length;
    const overdue = own.filter(({ standing }) => standing === 'overdue').length;
    return { unit, own, done, overdue, rate: rateOf(done, own.length) };
  });
  type Count = (typeof counts)[number];
  const order = (a: Count, b: Count): number =>
    Number(a.unit === null) - Number(b.unit === null) ||
    b.rate - a.rate ||
    a.overdue - b.overdue ||
    b.own.length - a.own.length;
  const sorted = counts.toSorted((a, b) => order(a, b) || ((a.unit ?? '') < (b.unit ?? '') ? -1 : 1));
  return sorted.map(({ unit, own, done, overdue, rate }, index) => {
    const first = sorted.findIndex((other) => order(other, sorted[index] as Count) === 0);
    const listed = asCounted(own);
    return {
      unit,
      rank: book.ofTasks(first + 1, asCounted(tasks)),
      tasks: book.ofTasks(own.length, listed),
      done: book.ofTasks(done, listed),
      overdue: book.ofTasks(overdue, listed),
      rate: book.ofTasks(rate, listed, 1),
    };
  });
}

/** Per cent with one decimal, as it is printed. */
export function rateOf(done: number, all: number): number {
  return all === 0 ? 0 : Math.round((done / all) * 1000) / 10;
}
