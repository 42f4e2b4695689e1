import type { FigurePart } from '@yuheng/console/data/figures';

export interface CityRow {
  /** Id of the area. */
  readonly city: string;
  /** In the order of the figures; null where a figure knows nothing of the city. */
  readonly values: readonly (number | null)[];
}

/** Figures that are parted by city, turned: every city that one of them knows, in the order of the ids. */
export function cityRows(figures: readonly (readonly FigurePart[])[]): readonly CityRow[] {
  const known = figures.map((parts) => new Map(parts.map(({ of: [city = ''], value }) => [city, value])));
  const cities = [...new Set(known.flatMap((values) => [...values.keys()]))].toSorted();
  return cities.map((city) => ({ city, values: known.map((values) => values.get(city) ?? null) }));
}
