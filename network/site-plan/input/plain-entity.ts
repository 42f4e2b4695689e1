import type { Place } from './plan-problem.ts';

/** An entity as plain values by attribute; of a relationship, what it points to. */
export interface PlainEntity {
  readonly id: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** Its name, as long as a plan shows it. */
export function named({ name }: PlainEntity['values']): { readonly name?: string } {
  return typeof name === 'string' && name !== '' ? { name: name.slice(0, 200) } : {};
}

export function figure(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

export function oneOf<const T extends string>(known: readonly T[], value: unknown): T | null {
  return known.find((each) => each === value) ?? null;
}

/** A point, or the corners of the outer rings of a polygon; of a place in space, where it stands on the map. */
export function placesOf(value: unknown): Place[] | null {
  const { type, coordinates } = (value ?? {}) as { type?: string; coordinates?: unknown };
  if (type === 'Point') {
    const [x, y] = coordinates as Place;
    return [[x, y]];
  }
  const rings = ringsOf(value);
  return rings === null ? null : rings.flat();
}

export function ringsOf(value: unknown): Place[][] | null {
  const { type, coordinates } = (value ?? {}) as { type?: string; coordinates?: unknown };
  const polygons =
    type === 'Polygon'
      ? [coordinates as Place[][]]
      : type === 'MultiPolygon'
        ? (coordinates as Place[][][])
        : [];
  const rings = polygons.flatMap(([outer]) =>
    outer === undefined ? [] : [outer.map(([x, y]): Place => [x, y])],
  );
  return rings.length === 0 ? null : rings;
}

/** Mean of the corners: buildings are small. */
export function middleOf(value: unknown): Place | null {
  const corners = (placesOf(value) ?? []).slice(1);
  if (corners.length === 0) return null;
  const sum = (axis: 0 | 1) => corners.reduce((all, corner) => all + corner[axis], 0) / corners.length;
  return [sum(0), sum(1)];
}
