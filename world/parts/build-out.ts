import { addDays, dayMs } from '../model/calendar.ts';
import type { Series } from '../model/item.ts';
import type { Random } from '../model/random.ts';

/** How far a site has come by the present of the world. */
export type Stage = 'planned' | 'underConstruction' | 'onAir';

/** The dated states of a site; the last is its present one. */
export interface BuildOut {
  readonly planned: string;
  readonly status: Series;
}

/**
 * Invents the past of a site that has reached `stage`.
 * @param onAir when it went on air; for a site that has not, the present of the world
 */
export function buildOut(draw: Random, stage: Stage, onAir: string): BuildOut {
  if (stage === 'planned') return dated([{ value: 'planned', daysBefore: draw.between(60, 220) }], onAir);
  const building = stage === 'onAir' ? draw.between(35, 120) : draw.between(15, 100);
  const planned = building + draw.between(80, 200);
  const course = [
    { value: 'planned', daysBefore: planned },
    { value: 'underConstruction', daysBefore: building },
  ];
  return dated(stage === 'onAir' ? [...course, { value: 'onAir', daysBefore: 0 }] : course, onAir);
}

function dated(course: readonly { value: string; daysBefore: number }[], end: string): BuildOut {
  const values = course.map(({ value, daysBefore }) => ({ value, observedAt: addDays(end, -daysBefore) }));
  return { planned: values[0]?.observedAt ?? end, status: { values } };
}

/**
 * When a site went on air: a good third before the plans were issued, the rest over the three years since,
 * fewer each year, so that the curve of the build-out rises steeply first and flattens.
 */
export function onAirAt(draw: Random, issued: string, now: string): string {
  const span = (Date.parse(now) - Date.parse(issued)) / dayMs - 6;
  const part = draw.next();
  const before = 0.38;
  if (part < before) return addDays(issued, -draw.between(10, 420));
  return addDays(issued, span * (1 - Math.sqrt(1 - (part - before) / (1 - before))));
}
